#include "cli/commands.h"

int main(int count, char** words) { return expunge::run_program(count, words); }
