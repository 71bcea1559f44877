// What libhwy would tell Highway's headers of the processor.  libhwy itself is not linked: when it
// is loaded it measures how fine the processor's clock is, which took a twelfth of a short run.
#include <hwy/targets.h>

#include <cstdint>

#if HWY_ARCH_X86
#include <cpuid.h>
#endif

namespace hwy {
namespace {

std::int64_t for_test = 0;  // 0: what the processor has
std::int64_t allowed = ~std::int64_t{0};

#if HWY_ARCH_X86

bool has_lzcnt_and_f16c() {
  constexpr unsigned kLzcnt = 1U << 5;
  constexpr unsigned kF16c = 1U << 29;
  unsigned a = 0, b = 0, c = 0, d = 0;
  if (__get_cpuid(0x80000001U, &a, &b, &c, &d) == 0 || (c & kLzcnt) == 0) return false;
  return __get_cpuid(1, &a, &b, &c, &d) != 0 && (c & kF16c) != 0;
}

// As the headers compile the functions of each target.  The built-in asks the system, too, whether
// it keeps the wider registers.
std::int64_t detected() {
  __builtin_cpu_init();
  const bool ssse3 = __builtin_cpu_supports("sse3") && __builtin_cpu_supports("ssse3");
  const bool sse4 = ssse3 && __builtin_cpu_supports("sse4.1") && __builtin_cpu_supports("sse4.2") &&
                    __builtin_cpu_supports("popcnt") && __builtin_cpu_supports("aes") &&
                    __builtin_cpu_supports("pclmul");
  const bool avx2 = sse4 && __builtin_cpu_supports("avx") && __builtin_cpu_supports("avx2") &&
                    __builtin_cpu_supports("bmi") && __builtin_cpu_supports("bmi2") &&
                    __builtin_cpu_supports("fma") && has_lzcnt_and_f16c();
  const bool avx3 = avx2 && __builtin_cpu_supports("avx512f") &&
                    __builtin_cpu_supports("avx512vl") && __builtin_cpu_supports("avx512dq") &&
                    __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512cd");
  return HWY_ENABLED_BASELINE | (ssse3 ? HWY_SSSE3 : 0) | (sse4 ? HWY_SSE4 : 0) |
         (avx2 ? HWY_AVX2 : 0) | (avx3 ? HWY_AVX3 : 0);
}

#else

std::int64_t detected() { return HWY_ENABLED_BASELINE; }

#endif

}  // namespace

std::int64_t SupportedTargets() {
  const std::int64_t targets = (for_test == 0 ? detected() : for_test) & allowed;
  return targets == 0 ? HWY_STATIC_TARGET : targets;
}

ChosenTarget& GetChosenTarget() {
  static ChosenTarget chosen;
  return chosen;
}

void DisableTargets(std::int64_t disabled) {
  allowed = ~disabled;
  GetChosenTarget().DeInit();
}

void SetSupportedTargetsForTest(std::int64_t targets) {
  for_test = targets;
  GetChosenTarget().DeInit();
}

}  // namespace hwy
