#include <expunge/run.h>

#include <iostream>

int main(int argc, char** argv) {
  if (argc != 4) return 2;
  expunge::RunRequest request;
  request.inputs = {argv[1]};
  request.output = argv[2];
  request.audit = argv[3];
  auto summary = expunge::run(request);
  if (!summary) std::cerr << summary.error().to_string() << '\n';
  return summary ? 0 : 2;
}
