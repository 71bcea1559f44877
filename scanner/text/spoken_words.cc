#include "text/spoken_words.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <span>

#include "base/strings.h"

namespace expunge {
namespace {

constexpr std::uint16_t kEn = kSpokenEnglish;
constexpr std::uint16_t kDe = 2;
constexpr std::uint16_t kFr = kSpokenFrench;
constexpr std::uint16_t kEs = 8;
constexpr std::uint16_t kIt = 16;
constexpr std::uint16_t kPt = 32;
constexpr std::uint16_t kNl = 64;
constexpr std::uint16_t kPl = 128;
constexpr std::uint16_t kRu = 256;
constexpr std::uint16_t kTr = 512;
constexpr std::uint16_t kSv = 1024;
constexpr std::uint16_t kFi = 2048;
constexpr std::uint16_t kId = 4096;
constexpr std::uint16_t kEl = 8192;
constexpr std::uint16_t kAr = 16384;  // Hebrew and Persian too: their words are others
constexpr std::uint16_t kRo = 32768;

using enum SpokenKind;

// Sorted by text (bytes).
constexpr SpokenWord kWords[] = {
    {"acht", kDigit, "8", kDe | kNl},
    {"achttien", kTeen, "18", kNl},
    {"achtzehn", kTeen, "18", kDe},
    {"achtzig", kTens, "80", kDe},
    {"altm\xC4\xB1\xC5\x9F", kTens, "60", kTr},
    {"alttire", kUnderscore, "", kTr},
    {"alt\xC4\xB1", kDigit, "6", kTr},
    {"and", kAnd, "", kEn},
    {"apenstaartje", kSurelyAt, "", kNl},
    {"apestaartje", kSurelyAt, "", kNl},
    {"arobas", kSurelyAt, "", kFr},
    {"arobase", kSurelyAt, "", kFr},
    {"arroba", kSurelyAt, "", kEs | kPt},
    {"arton", kTeen, "18", kSv},
    {"at", kAt, "", kEn},
    {"baixo", kLow, "", kPt},
    {"bajo", kLow, "", kEs},
    {"barra", kSlash, "", kEs | kPt},
    {"bas", kLow, "", kFr},
    {"basso", kLow, "", kIt},
    {"be\xC5\x9F", kDigit, "5", kTr},
    {"bindestreck", kDash, "", kSv},
    {"bindestrich", kDash, "", kDe},
    {"bir", kDigit, "1", kTr},
    {"catorce", kTeen, "14", kEs},
    {"catorze", kTeen, "14", kPt},
    {"cem", kHundreds, "1", kPt},
    {"cent", kHundred, "00", kFr},
    {"cento", kHundreds, "1", kPt},
    {"cents", kHundred, "00", kFr},
    {"cero", kDigit, "0", kEs},
    {"chiocciola", kSurelyAt, "", kIt},
    {"cien", kHundreds, "1", kEs},
    {"ciento", kHundreds, "1", kEs},
    {"cinci", kDigit, "5", kRo},
    {"cincisprezece", kTeen, "15", kRo},
    {"cincizeci", kTens, "50", kRo},
    {"cinco", kDigit, "5", kEs | kPt},
    {"cincuenta", kTens, "50", kEs},
    {"cinq", kDigit, "5", kFr},
    {"cinquanta", kTens, "50", kIt},
    {"cinquante", kTens, "50", kFr},
    {"cinque", kDigit, "5", kIt},
    {"cinquenta", kTens, "50", kPt},
    {"cinq\xC3\xBC"
     "enta",
     kTens, "50", kPt},
    {"cuarenta", kTens, "40", kEs},
    {"cuatro", kDigit, "4", kEs},
    {"cuatrocientos", kHundreds, "4", kEs},
    {"czterdzie\xC5\x9B"
     "ci",
     kTens, "40", kPl},
    {"czterna\xC5\x9B"
     "cie",
     kTeen, "14", kPl},
    {"cztery", kDigit, "4", kPl},
    {"czterysta", kHundreds, "4", kPl},
    {"dash", kDash, "", kEn},
    {"delapan", kDigit, "8", kId},
    {"dertien", kTeen, "13", kNl},
    {"dertig", kTens, "30", kNl},
    {"desa\xC5\xA5", kTeen, "10", kPl},
    {"deset", kTeen, "10", kPl},
    {"deux", kDigit, "2", kFr},
    {"devades\xC3\xA1t", kTens, "90", kPl},
    {"devaten\xC3\xA1"
     "ct",
     kTeen, "19", kPl},
    {"dev\xC3\xA4tn\xC3\xA1s\xC5\xA5", kTeen, "19", kPl},
    {"dev\xC3\xA4\xC5\xA5", kDigit, "9", kPl},
    {"dev\xC3\xA4\xC5\xA5"
     "desiat",
     kTens, "90", kPl},
    {"dev\xC4\x9Bt", kDigit, "9", kPl},
    {"dez", kTeen, "10", kPt},
    {"dezanove", kTeen, "19", kPt},
    {"dezasseis", kTeen, "16", kPt},
    {"dezassete", kTeen, "17", kPt},
    {"dezenove", kTeen, "19", kPt},
    {"dezesseis", kTeen, "16", kPt},
    {"dezessete", kTeen, "17", kPt},
    {"dezoito", kTeen, "18", kPt},
    {"diciannove", kTeen, "19", kIt},
    {"diciassette", kTeen, "17", kIt},
    {"diciotto", kTeen, "18", kIt},
    {"dieci", kTeen, "10", kIt},
    {"diecinueve", kTeen, "19", kEs},
    {"dieciocho", kTeen, "18", kEs},
    {"dieciseis", kTeen, "16", kEs},
    {"diecisiete", kTeen, "17", kEs},
    {"diecis\xC3\xA9is", kTeen, "16", kEs},
    {"diez", kTeen, "10", kEs},
    {"dix", kTeen, "10", kFr},
    {"doble", kMultiple, "2", kEs},
    {"dobro", kMultiple, "2", kPt},
    {"doce", kTeen, "12", kEs},
    {"dodici", kTeen, "12", kIt},
    {"doi", kDigit, "2", kRo},
    {"dois", kDigit, "2", kPt},
    {"doisprezece", kTeen, "12", kRo},
    {"doksan", kTens, "90", kTr},
    {"dokuz", kDigit, "9", kTr},
    {"doppel", kMultiple, "2", kDe},
    {"doppio", kMultiple, "2", kIt},
    {"dos", kDigit, "2", kEs},
    {"doscientos", kHundreds, "2", kEs},
    {"dot", kDot, "", kEn},
    {"double", kMultiple, "2", kEn | kFr},
    {"douze", kTeen, "12", kFr},
    {"dou\xC4\x83", kDigit, "2", kRo},
    {"dou\xC4\x83zeci", kTens, "20", kRo},
    {"doze", kTeen, "12", kPt},
    {"drei", kDigit, "3", kDe},
    {"dreissig", kTens, "30", kDe},
    {"dreizehn", kTeen, "13", kDe},
    {"drei\xC3\x9Fig", kTens, "30", kDe},
    {"drie", kDigit, "3", kNl},
    {"dua", kDigit, "2", kId},
    {"duas", kDigit, "2", kPt},
    {"dubbel", kMultiple, "2", kNl | kSv},
    {"due", kDigit, "2", kIt},
    {"duzentos", kHundreds, "2", kPt},
    {"dva", kDigit, "2", kPl},
    {"dvacet", kTens, "20", kPl},
    {"dvadsa\xC5\xA5", kTens, "20", kPl},
    {"dvan\xC3\xA1"
     "ct",
     kTeen, "12", kPl},
    {"dvan\xC3\xA1s\xC5\xA5", kTeen, "12", kPl},
    {"dv\xC4\x9B", kDigit, "2", kPl},
    {"dwa", kDigit, "2", kPl},
    {"dwadzie\xC5\x9B"
     "cia",
     kTens, "20", kPl},
    {"dwana\xC5\x9B"
     "cie",
     kTeen, "12", kPl},
    {"dwie", kDigit, "2", kPl},
    {"dwie\xC5\x9B"
     "cie",
     kHundreds, "2", kPl},
    {"dziesi\xC4\x99\xC4\x87", kTeen, "10", kPl},
    {"dziewiec", kDigit, "9", kPl},
    {"dziewi\xC4\x99tna\xC5\x9B"
     "cie",
     kTeen, "19", kPl},
    {"dziewi\xC4\x99\xC4\x87", kDigit, "9", kPl},
    {"dziewi\xC4\x99\xC4\x87"
     "dziesi\xC4\x85t",
     kTens, "90", kPl},
    {"dziewi\xC4\x99\xC4\x87set", kHundreds, "9", kPl},
    {"d\xC3\xB6rt", kDigit, "4", kTr},
    {"e", kAnd, "", kPt},
    {"een", kDigit, "1", kNl},
    {"eight", kDigit, "8", kEn},
    {"eighteen", kTeen, "18", kEn},
    {"eighty", kTens, "80", kEn},
    {"eins", kDigit, "1", kDe},
    {"eleven", kTeen, "11", kEn},
    {"elf", kTeen, "11", kDe | kNl},
    {"elli", kTens, "50", kTr},
    {"elva", kTeen, "11", kSv},
    {"empat", kDigit, "4", kId},
    {"enam", kDigit, "6", kId},
    {"et", kAnd, "", kFr},
    {"ett", kDigit, "1", kSv},
    {"fem", kDigit, "5", kSv},
    {"femtio", kTens, "50", kSv},
    {"femton", kTeen, "15", kSv},
    {"fifteen", kTeen, "15", kEn},
    {"fifty", kTens, "50", kEn},
    {"five", kDigit, "5", kEn},
    {"fjorton", kTeen, "14", kSv},
    {"forty", kTens, "40", kEn},
    {"four", kDigit, "4", kEn},
    {"fourteen", kTeen, "14", kEn},
    {"fuenf", kDigit, "5", kDe},
    {"fuenfzehn", kTeen, "15", kDe},
    {"fuenfzig", kTens, "50", kDe},
    {"funf", kDigit, "5", kDe},
    {"fyra", kDigit, "4", kSv},
    {"fyrtio", kTens, "40", kSv},
    {"f\xC3\xBCnf", kDigit, "5", kDe},
    {"f\xC3\xBCnfzehn", kTeen, "15", kDe},
    {"f\xC3\xBCnfzig", kTens, "50", kDe},
    {"guion", kDash, "", kEs},
    {"gui\xC3\xB3n", kDash, "", kEs},
    {"hifen", kDash, "", kPt},
    {"honderd", kHundred, "00", kNl},
    {"huit", kDigit, "8", kFr},
    {"hundert", kHundred, "00", kDe},
    {"hundra", kHundred, "00", kSv},
    {"hundred", kHundred, "00", kEn},
    {"hyphen", kDash, "", kEn},
    {"h\xC3\xAD"
     "fen",
     kDash, "", kPt},
    {"iki", kDigit, "2", kTr},
    {"jeden", kDigit, "1", kPl},
    {"jedena\xC5\x9B"
     "cie",
     kTeen, "11", kPl},
    {"jeden\xC3\xA1"
     "ct",
     kTeen, "11", kPl},
    {"jeden\xC3\xA1s\xC5\xA5", kTeen, "11", kPl},
    {"jedna", kDigit, "1", kPl},
    {"kahdeksan", kDigit, "8", kFi},
    {"kaksi", kDigit, "2", kFi},
    {"klammeraffe", kSurelyAt, "", kDe},
    {"kolme", kDigit, "3", kFi},
    {"koppelteken", kDash, "", kNl},
    {"kosong", kDigit, "0", kId},
    {"kropka", kDot, "", kPl},
    {"kuusi", kDigit, "6", kFi},
    {"k\xC4\xB1rk", kTens, "40", kTr},
    {"lima", kDigit, "5", kId},
    {"malpa", kSurelyAt, "", kPl},
    {"ma\xC5\x82pa", kSurelyAt, "", kPl},
    {"meia", kDigit, "6", kPt},
    {"minus", kDash, "", kEn | kDe},
    {"my\xC5\x9Blnik", kDash, "", kPl},
    {"negen", kDigit, "9", kNl},
    {"negentien", kTeen, "19", kNl},
    {"negentig", kTens, "90", kNl},
    {"nelj\xC3\xA4", kDigit, "4", kFi},
    {"neuf", kDigit, "9", kFr},
    {"neun", kDigit, "9", kDe},
    {"neunzehn", kTeen, "19", kDe},
    {"neunzig", kTens, "90", kDe},
    {"nine", kDigit, "9", kEn},
    {"niner", kDigit, "9", kEn},
    {"nineteen", kTeen, "19", kEn},
    {"ninety", kTens, "90", kEn},
    {"nio", kDigit, "9", kSv},
    {"nittio", kTens, "90", kSv},
    {"nitton", kTeen, "19", kSv},
    {"nokta", kDot, "", kTr},
    {"nol", kDigit, "0", kId},
    {"noll", kDigit, "0", kSv},
    {"nolla", kDigit, "0", kFi},
    {"noua", kDigit, "9", kRo},
    {"nou\xC4\x83", kDigit, "9", kRo},
    {"nou\xC4\x83sprezece", kTeen, "19", kRo},
    {"nou\xC4\x83zeci", kTens, "90", kRo},
    {"novanta", kTens, "90", kIt},
    {"nove", kDigit, "9", kIt | kPt},
    {"novecentos", kHundreds, "9", kPt},
    {"novecientos", kHundreds, "9", kEs},
    {"noventa", kTens, "90", kEs | kPt},
    {"nueve", kDigit, "9", kEs},
    {"nul", kDigit, "0", kNl},
    {"nula", kDigit, "0", kPl},
    {"null", kDigit, "0", kDe},
    {"ochenta", kTens, "80", kEs},
    {"ocho", kDigit, "8", kEs},
    {"ochocientos", kHundreds, "8", kEs},
    {"oh", kDigit, "0", kEn},
    {"oitenta", kTens, "80", kPt},
    {"oito", kDigit, "8", kPt},
    {"oitocentos", kHundreds, "8", kPt},
    {"once", kTeen, "11", kEs},
    {"one", kDigit, "1", kEn},
    {"onze", kTeen, "11", kFr | kPt},
    {"opt", kDigit, "8", kRo},
    {"optsprezece", kTeen, "18", kRo},
    {"optzeci", kTens, "80", kRo},
    {"osem", kDigit, "8", kPl},
    {"osemdesiat", kTens, "80", kPl},
    {"osemn\xC3\xA1s\xC5\xA5", kTeen, "18", kPl},
    {"osiem", kDigit, "8", kPl},
    {"osiemdziesi\xC4\x85t", kTens, "80", kPl},
    {"osiemna\xC5\x9B"
     "cie",
     kTeen, "18", kPl},
    {"osiemset", kHundreds, "8", kPl},
    {"osm", kDigit, "8", kPl},
    {"osmdes\xC3\xA1t", kTens, "80", kPl},
    {"osmn\xC3\xA1"
     "ct",
     kTeen, "18", kPl},
    {"ottanta", kTens, "80", kIt},
    {"otto", kDigit, "8", kIt},
    {"otuz", kTens, "30", kTr},
    {"pades\xC3\xA1t", kTens, "50", kPl},
    {"paisprezece", kTeen, "14", kRo},
    {"patn\xC3\xA1"
     "ct",
     kTeen, "15", kPl},
    {"patru", kDigit, "4", kRo},
    {"patruzeci", kTens, "40", kRo},
    {"piec", kDigit, "5", kPl},
    {"pi\xC4\x99tna\xC5\x9B"
     "cie",
     kTeen, "15", kPl},
    {"pi\xC4\x99\xC4\x87", kDigit, "5", kPl},
    {"pi\xC4\x99\xC4\x87"
     "dziesi\xC4\x85t",
     kTens, "50", kPl},
    {"pi\xC4\x99\xC4\x87set", kHundreds, "5", kPl},
    {"plus", kPlus, "", kEn | kDe | kFr},
    {"podkre\xC5\x9Blenie", kUnderscore, "", kPl},
    {"podkre\xC5\x9Blnik", kUnderscore, "", kPl},
    {"point", kDot, "", kFr},
    {"ponto", kDot, "", kPt},
    {"punkt", kDot, "", kDe | kSv},
    {"punt", kDot, "", kNl},
    {"punto", kDot, "", kEs | kIt},
    {"p\xC3\xA4tn\xC3\xA1s\xC5\xA5", kTeen, "15", kPl},
    {"p\xC3\xA4\xC5\xA5", kDigit, "5", kPl},
    {"p\xC3\xA4\xC5\xA5"
     "desiat",
     kTens, "50", kPl},
    {"p\xC4\x9Bt", kDigit, "5", kPl},
    {"quaranta", kTens, "40", kIt},
    {"quarante", kTens, "40", kFr},
    {"quarenta", kTens, "40", kPt},
    {"quatorze", kTeen, "14", kFr | kPt},
    {"quatre", kDigit, "4", kFr},
    {"quatro", kDigit, "4", kPt},
    {"quatrocentos", kHundreds, "4", kPt},
    {"quattordici", kTeen, "14", kIt},
    {"quattro", kDigit, "4", kIt},
    {"quince", kTeen, "15", kEs},
    {"quindici", kTeen, "15", kIt},
    {"quinhentos", kHundreds, "5", kPt},
    {"quinientos", kHundreds, "5", kEs},
    {"quinze", kTeen, "15", kFr | kPt},
    {"saizeci", kTens, "60", kRo},
    {"sapte", kDigit, "7", kRo},
    {"saptezeci", kTens, "70", kRo},
    {"sase", kDigit, "6", kRo},
    {"satu", kDigit, "1", kId},
    {"schr\xC3\xA4gstrich", kSlash, "", kDe},
    {"sechs", kDigit, "6", kDe},
    {"sechzehn", kTeen, "16", kDe},
    {"sechzig", kTens, "60", kDe},
    {"sedem", kDigit, "7", kPl},
    {"sedemdesiat", kTens, "70", kPl},
    {"sedemn\xC3\xA1s\xC5\xA5", kTeen, "17", kPl},
    {"sedici", kTeen, "16", kIt},
    {"sedm", kDigit, "7", kPl},
    {"sedmdes\xC3\xA1t", kTens, "70", kPl},
    {"sedmn\xC3\xA1"
     "ct",
     kTeen, "17", kPl},
    {"sei", kDigit, "6", kIt},
    {"seis", kDigit, "6", kEs | kPt},
    {"seiscentos", kHundreds, "6", kPt},
    {"seiscientos", kHundreds, "6", kEs},
    {"seitsem\xC3\xA4n", kDigit, "7", kFi},
    {"seize", kTeen, "16", kFr},
    {"sekiz", kDigit, "8", kTr},
    {"seksen", kTens, "80", kTr},
    {"sembilan", kDigit, "9", kId},
    {"sept", kDigit, "7", kFr},
    {"sesenta", kTens, "60", kEs},
    {"sessanta", kTens, "60", kIt},
    {"sessenta", kTens, "60", kPt},
    {"sete", kDigit, "7", kPt},
    {"setecentos", kHundreds, "7", kPt},
    {"setecientos", kHundreds, "7", kEs},
    {"setenta", kTens, "70", kEs | kPt},
    {"settanta", kTens, "70", kIt},
    {"sette", kDigit, "7", kIt},
    {"seven", kDigit, "7", kEn},
    {"seventeen", kTeen, "17", kEn},
    {"seventy", kTens, "70", kEn},
    {"sex", kDigit, "6", kSv},
    {"sextio", kTens, "60", kSv},
    {"sexton", kTeen, "16", kSv},
    {"sieben", kDigit, "7", kDe},
    {"siebzehn", kTeen, "17", kDe},
    {"siebzig", kTens, "70", kDe},
    {"siedem", kDigit, "7", kPl},
    {"siedemdziesi\xC4\x85t", kTens, "70", kPl},
    {"siedemna\xC5\x9B"
     "cie",
     kTeen, "17", kPl},
    {"siedemset", kHundreds, "7", kPl},
    {"siete", kDigit, "7", kEs},
    {"sifir", kDigit, "0", kTr},
    {"six", kDigit, "6", kEn | kFr},
    {"sixteen", kTeen, "16", kEn},
    {"sixty", kTens, "60", kEn},
    {"sju", kDigit, "7", kSv},
    {"sjuttio", kTens, "70", kSv},
    {"sjutton", kTeen, "17", kSv},
    {"slash", kSlash, "", kEn | kFr | kNl | kIt},
    {"snabel", kSurelyAt, "", kSv},
    {"soixante", kTens, "60", kFr},
    {"sto", kHundreds, "1", kPl},
    {"streepje", kDash, "", kNl},
    {"sublinhado", kUnderscore, "", kPt},
    {"szesc", kDigit, "6", kPl},
    {"szesna\xC5\x9B"
     "cie",
     kTeen, "16", kPl},
    {"sze\xC5\x9B\xC4\x87", kDigit, "6", kPl},
    {"sze\xC5\x9B\xC4\x87"
     "dziesi\xC4\x85t",
     kTens, "60", kPl},
    {"sze\xC5\x9B\xC4\x87set", kHundreds, "6", kPl},
    {"s\xC4\xB1"
     "f\xC4\xB1r",
     kDigit, "0", kTr},
    {"tachtig", kTens, "80", kNl},
    {"ten", kTeen, "10", kEn},
    {"thirteen", kTeen, "13", kEn},
    {"thirty", kTens, "30", kEn},
    {"three", kDigit, "3", kEn},
    {"tien", kTeen, "10", kNl},
    {"tiga", kDigit, "3", kId},
    {"tio", kTeen, "10", kSv},
    {"tire", kDash, "", kTr},
    {"tiret", kDash, "", kFr},
    {"tjugo", kTens, "20", kSv},
    {"tolv", kTeen, "12", kSv},
    {"trattino", kDash, "", kIt},
    {"tra\xC3\xA7o", kDash, "", kPt},
    {"tre", kDigit, "3", kIt | kSv},
    {"treble", kMultiple, "3", kEn},
    {"trece", kTeen, "13", kEs},
    {"tredici", kTeen, "13", kIt},
    {"trei", kDigit, "3", kRo},
    {"treinta", kTens, "30", kEs},
    {"treisprezece", kTeen, "13", kRo},
    {"treize", kTeen, "13", kFr},
    {"treizeci", kTens, "30", kRo},
    {"trenta", kTens, "30", kIt},
    {"trente", kTens, "30", kFr},
    {"tres", kDigit, "3", kEs | kPt},
    {"trescientos", kHundreds, "3", kEs},
    {"trettio", kTens, "30", kSv},
    {"tretton", kTeen, "13", kSv},
    {"treze", kTeen, "13", kPt},
    {"trezentos", kHundreds, "3", kPt},
    {"tri", kDigit, "3", kPl},
    {"tridsa\xC5\xA5", kTens, "30", kPl},
    {"trinta", kTens, "30", kPt},
    {"trin\xC3\xA1s\xC5\xA5", kTeen, "13", kPl},
    {"triple", kMultiple, "3", kEn | kFr | kEs},
    {"trois", kDigit, "3", kFr},
    {"trzy", kDigit, "3", kPl},
    {"trzydzie\xC5\x9B"
     "ci",
     kTens, "30", kPl},
    {"trzyna\xC5\x9B"
     "cie",
     kTeen, "13", kPl},
    {"trzysta", kHundreds, "3", kPl},
    {"tr\xC3\xAAs", kDigit, "3", kPt},
    {"tujuh", kDigit, "7", kId},
    {"tv\xC3\xA5", kDigit, "2", kSv},
    {"twaalf", kTeen, "12", kNl},
    {"twee", kDigit, "2", kNl},
    {"twelve", kTeen, "12", kEn},
    {"twenty", kTens, "20", kEn},
    {"twintig", kTens, "20", kNl},
    {"two", kDigit, "2", kEn},
    {"t\xC5\x99i", kDigit, "3", kPl},
    {"t\xC5\x99icet", kTens, "30", kPl},
    {"t\xC5\x99in\xC3\xA1"
     "ct",
     kTeen, "13", kPl},
    {"um", kDigit, "1", kPt},
    {"uma", kDigit, "1", kPt},
    {"un", kDigit, "1", kFr},
    {"una", kDigit, "1", kEs | kRo},
    {"underline", kUnderscore, "", kPt},
    {"underscore", kUnderscore, "", kEn | kDe | kFr},
    {"understreck", kUnderscore, "", kSv},
    {"undici", kTeen, "11", kIt},
    {"une", kDigit, "1", kFr},
    {"uno", kDigit, "1", kEs | kIt},
    {"unsprezece", kTeen, "11", kRo},
    {"unterstrich", kUnderscore, "", kDe},
    {"unu", kDigit, "1", kRo},
    {"veertien", kTeen, "14", kNl},
    {"veertig", kTens, "40", kNl},
    {"veinte", kTens, "20", kEs},
    {"veinticinco", kTeen, "25", kEs},
    {"veinticuatro", kTeen, "24", kEs},
    {"veintidos", kTeen, "22", kEs},
    {"veintid\xC3\xB3s", kTeen, "22", kEs},
    {"veintinueve", kTeen, "29", kEs},
    {"veintiocho", kTeen, "28", kEs},
    {"veintiseis", kTeen, "26", kEs},
    {"veintisiete", kTeen, "27", kEs},
    {"veintis\xC3\xA9is", kTeen, "26", kEs},
    {"veintitres", kTeen, "23", kEs},
    {"veintitr\xC3\xA9s", kTeen, "23", kEs},
    {"veintiuno", kTeen, "21", kEs},
    {"venti", kTens, "20", kIt},
    {"vier", kDigit, "4", kDe | kNl},
    {"vierzehn", kTeen, "14", kDe},
    {"vierzig", kTens, "40", kDe},
    {"viisi", kDigit, "5", kFi},
    {"vijf", kDigit, "5", kNl},
    {"vijftien", kTeen, "15", kNl},
    {"vijftig", kTens, "50", kNl},
    {"vingt", kTens, "20", kFr},
    {"vingts", kTens, "20", kFr},
    {"vinte", kTens, "20", kPt},
    {"y", kAnd, "", kEs},
    {"yedi", kDigit, "7", kTr},
    {"yetmi\xC5\x9F", kTens, "70", kTr},
    {"yhdeks\xC3\xA4n", kDigit, "9", kFi},
    {"yirmi", kTens, "20", kTr},
    {"yksi", kDigit, "1", kFi},
    {"y\xC3\xBCz", kHundred, "00", kTr},
    {"zece", kTeen, "10", kRo},
    {"zehn", kTeen, "10", kDe},
    {"zero", kDigit, "0", kEn | kFr | kIt | kPt | kPl | kRo},
    {"zes", kDigit, "6", kNl},
    {"zestien", kTeen, "16", kNl},
    {"zestig", kTens, "60", kNl},
    {"zeven", kDigit, "7", kNl},
    {"zeventien", kTeen, "17", kNl},
    {"zeventig", kTens, "70", kNl},
    {"zwanzig", kTens, "20", kDe},
    {"zwei", kDigit, "2", kDe},
    {"zwo", kDigit, "2", kDe},
    {"zwoelf", kTeen, "12", kDe},
    {"zw\xC3\xB6lf", kTeen, "12", kDe},
    {"z\xC3\xA9ro", kDigit, "0", kFr},
    {"\xC3\xA4t", kSurelyAt, "", kDe},
    {"\xC3\xA5tta", kDigit, "8", kSv},
    {"\xC3\xA5ttio", kTens, "80", kSv},
    {"\xC3\xA9\xC3\xA9n", kDigit, "1", kNl},
    {"\xC3\xBC\xC3\xA7", kDigit, "3", kTr},
    {"\xC4\x8Dtrn\xC3\xA1"
     "ct",
     kTeen, "14", kPl},
    {"\xC4\x8Dty\xC5\x99i", kDigit, "4", kPl},
    {"\xC4\x8Dty\xC5\x99icet", kTens, "40", kPl},
    {"\xC5\xA1"
     "edes\xC3\xA1t",
     kTens, "60", kPl},
    {"\xC5\xA1"
     "est",
     kDigit, "6", kPl},
    {"\xC5\xA1"
     "estn\xC3\xA1"
     "ct",
     kTeen, "16", kPl},
    {"\xC5\xA1"
     "estn\xC3\xA1s\xC5\xA5",
     kTeen, "16", kPl},
    {"\xC5\xA1"
     "es\xC5\xA5",
     kDigit, "6", kPl},
    {"\xC5\xA1"
     "es\xC5\xA5"
     "desiat",
     kTens, "60", kPl},
    {"\xC5\xA1trn\xC3\xA1s\xC5\xA5", kTeen, "14", kPl},
    {"\xC5\xA1tyri", kDigit, "4", kPl},
    {"\xC5\xA1tyridsa\xC5\xA5", kTens, "40", kPl},
    {"\xC8\x99"
     "aisprezece",
     kTeen, "16", kRo},
    {"\xC8\x99"
     "aizeci",
     kTens, "60", kRo},
    {"\xC8\x99"
     "apte",
     kDigit, "7", kRo},
    {"\xC8\x99"
     "aptesprezece",
     kTeen, "17", kRo},
    {"\xC8\x99"
     "aptezeci",
     kTens, "70", kRo},
    {"\xC8\x99"
     "ase",
     kDigit, "6", kRo},
    {"\xCE\xAD\xCE\xBD\xCE\xB1", kDigit, "1", kEl},
    {"\xCE\xAD\xCE\xBD\xCF\x84\xCE\xB5\xCE\xBA\xCE\xB1", kTeen, "11", kEl},
    {"\xCE\xAD\xCE\xBE\xCE\xB9", kDigit, "6", kEl},
    {"\xCE\xB4\xCE\xAD\xCE\xBA\xCE\xB1", kTeen, "10", kEl},
    {"\xCE\xB4\xCE\xB5\xCE\xBA\xCE\xB1\xCE\xAD\xCE\xBE\xCE\xB9", kTeen, "16", kEl},
    {"\xCE\xB4\xCE\xB5\xCE\xBA\xCE\xB1\xCE\xB5\xCE\xBD\xCE\xBD\xCE\xAD\xCE\xB1", kTeen, "19", kEl},
    {"\xCE\xB4\xCE\xB5\xCE\xBA\xCE\xB1\xCE\xB5\xCE\xBD\xCE\xBD\xCE\xB9\xCE\xAC", kTeen, "19", kEl},
    {"\xCE\xB4\xCE\xB5\xCE\xBA\xCE\xB1\xCE\xB5\xCF\x80\xCF\x84\xCE\xAC", kTeen, "17", kEl},
    {"\xCE\xB4\xCE\xB5\xCE\xBA\xCE\xB1\xCE\xB5\xCF\x86\xCF\x84\xCE\xAC", kTeen, "17", kEl},
    {"\xCE\xB4\xCE\xB5\xCE\xBA\xCE\xB1\xCE\xBF\xCE\xBA\xCF\x84\xCF\x8E", kTeen, "18", kEl},
    {"\xCE\xB4\xCE\xB5\xCE\xBA\xCE\xB1\xCE\xBF\xCF\x87\xCF\x84\xCF\x8E", kTeen, "18", kEl},
    {"\xCE\xB4\xCE\xB5\xCE\xBA\xCE\xB1\xCF\x80\xCE\xAD\xCE\xBD\xCF\x84\xCE\xB5", kTeen, "15", kEl},
    {"\xCE\xB4\xCE\xB5\xCE\xBA\xCE\xB1\xCF\x84\xCE\xAD\xCF\x83\xCF\x83\xCE\xB5\xCF\x81\xCE\xB1",
     kTeen, "14", kEl},
    {"\xCE\xB4\xCE\xB5\xCE\xBA\xCE\xB1\xCF\x84\xCF\x81\xCE\xAF\xCE\xB1", kTeen, "13", kEl},
    {"\xCE\xB4\xCF\x85\xCE\xBF", kDigit, "2", kEl},
    {"\xCE\xB4\xCF\x8D\xCE\xBF", kDigit, "2", kEl},
    {"\xCE\xB4\xCF\x8E\xCE\xB4\xCE\xB5\xCE\xBA\xCE\xB1", kTeen, "12", kEl},
    {"\xCE\xB5\xCE\xAF\xCE\xBA\xCE\xBF\xCF\x83\xCE\xB9", kTens, "20", kEl},
    {"\xCE\xB5\xCE\xB2\xCE\xB4\xCE\xBF\xCE\xBC\xCE\xAE\xCE\xBD\xCF\x84\xCE\xB1", kTens, "70", kEl},
    {"\xCE\xB5\xCE\xBD\xCE\xB5\xCE\xBD\xCE\xAE\xCE\xBD\xCF\x84\xCE\xB1", kTens, "90", kEl},
    {"\xCE\xB5\xCE\xBD\xCE\xBD\xCE\xAD\xCE\xB1", kDigit, "9", kEl},
    {"\xCE\xB5\xCE\xBD\xCE\xBD\xCE\xB9\xCE\xAC", kDigit, "9", kEl},
    {"\xCE\xB5\xCE\xBE\xCE\xAE\xCE\xBD\xCF\x84\xCE\xB1", kTens, "60", kEl},
    {"\xCE\xB5\xCF\x80\xCF\x84\xCE\xAC", kDigit, "7", kEl},
    {"\xCE\xB5\xCF\x86\xCF\x84\xCE\xAC", kDigit, "7", kEl},
    {"\xCE\xBC\xCE\xB7\xCE\xB4\xCE\xAD\xCE\xBD", kDigit, "0", kEl},
    {"\xCE\xBF\xCE\xB3\xCE\xB4\xCF\x8C\xCE\xBD\xCF\x84\xCE\xB1", kTens, "80", kEl},
    {"\xCE\xBF\xCE\xBA\xCF\x84\xCF\x8E", kDigit, "8", kEl},
    {"\xCE\xBF\xCF\x87\xCF\x84\xCF\x8E", kDigit, "8", kEl},
    {"\xCF\x80\xCE\xAD\xCE\xBD\xCF\x84\xCE\xB5", kDigit, "5", kEl},
    {"\xCF\x80\xCE\xB5\xCE\xBD\xCE\xAE\xCE\xBD\xCF\x84\xCE\xB1", kTens, "50", kEl},
    {"\xCF\x83\xCE\xB1\xCF\x81\xCE\xAC\xCE\xBD\xCF\x84\xCE\xB1", kTens, "40", kEl},
    {"\xCF\x84\xCE\xAD\xCF\x83\xCF\x83\xCE\xB5\xCF\x81\xCE\xB1", kDigit, "4", kEl},
    {"\xCF\x84\xCF\x81\xCE\xAF\xCE\xB1", kDigit, "3", kEl},
    {"\xCF\x84\xCF\x81\xCE\xB9\xCE\xAC\xCE\xBD\xCF\x84\xCE\xB1", kTens, "30", kEl},
    {"\xD0\xB2\xD0\xBE\xD1\x81\xD0\xB5\xD0\xBC\xD0\xBD\xD0\xB0\xD0\xB4\xD1\x86\xD0\xB0\xD1\x82\xD1"
     "\x8C",
     kTeen, "18", kRu},
    {"\xD0\xB2\xD0\xBE\xD1\x81\xD0\xB5\xD0\xBC\xD1\x8C", kDigit, "8", kRu},
    {"\xD0\xB2\xD0\xBE\xD1\x81\xD0\xB5\xD0\xBC\xD1\x8C\xD0\xB4\xD0\xB5\xD1\x81\xD1\x8F\xD1\x82",
     kTens, "80", kRu},
    {"\xD0\xB2\xD0\xBE\xD1\x81\xD0\xB5\xD0\xBC\xD1\x8C\xD1\x81\xD0\xBE\xD1\x82", kHundreds, "8",
     kRu},
    {"\xD0\xB2\xD1\x96\xD1\x81\xD1\x96\xD0\xBC", kDigit, "8", kRu},
    {"\xD0\xB4\xD0\xB2\xD0\xB0", kDigit, "2", kRu},
    {"\xD0\xB4\xD0\xB2\xD0\xB0\xD0\xB4\xD1\x86\xD0\xB0\xD1\x82\xD1\x8C", kTens, "20", kRu},
    {"\xD0\xB4\xD0\xB2\xD0\xB5", kDigit, "2", kRu},
    {"\xD0\xB4\xD0\xB2\xD0\xB5\xD0\xBD\xD0\xB0\xD0\xB4\xD1\x86\xD0\xB0\xD1\x82\xD1\x8C", kTeen,
     "12", kRu},
    {"\xD0\xB4\xD0\xB2\xD0\xB5\xD1\x81\xD1\x82\xD0\xB8", kHundreds, "2", kRu},
    {"\xD0\xB4\xD0\xB5\xD0\xB2\xD1\x8F\xD0\xBD\xD0\xBE\xD1\x81\xD1\x82\xD0\xBE", kTens, "90", kRu},
    {"\xD0\xB4\xD0\xB5\xD0\xB2\xD1\x8F\xD1\x82\xD0\xBD\xD0\xB0\xD0\xB4\xD1\x86\xD0\xB0\xD1\x82\xD1"
     "\x8C",
     kTeen, "19", kRu},
    {"\xD0\xB4\xD0\xB5\xD0\xB2\xD1\x8F\xD1\x82\xD1\x8C", kDigit, "9", kRu},
    {"\xD0\xB4\xD0\xB5\xD0\xB2\xD1\x8F\xD1\x82\xD1\x8C\xD1\x81\xD0\xBE\xD1\x82", kHundreds, "9",
     kRu},
    {"\xD0\xB4\xD0\xB5\xD1\x81\xD1\x8F\xD1\x82\xD1\x8C", kTeen, "10", kRu},
    {"\xD0\xB4\xD0\xB5\xD1\x84\xD0\xB8\xD1\x81", kDash, "", kRu},
    {"\xD0\xBD\xD0\xBE\xD0\xBB\xD1\x8C", kDigit, "0", kRu},
    {"\xD0\xBD\xD1\x83\xD0\xBB\xD1\x8C", kDigit, "0", kRu},
    {"\xD0\xBE\xD0\xB4\xD0\xB8\xD0\xBD", kDigit, "1", kRu},
    {"\xD0\xBE\xD0\xB4\xD0\xB8\xD0\xBD\xD0\xBD\xD0\xB0\xD0\xB4\xD1\x86\xD0\xB0\xD1\x82\xD1\x8C",
     kTeen, "11", kRu},
    {"\xD0\xBE\xD0\xB4\xD0\xBD\xD0\xB0", kDigit, "1", kRu},
    {"\xD0\xBE\xD0\xB4\xD0\xBD\xD0\xBE", kDigit, "1", kRu},
    {"\xD0\xBE\xD1\x81\xD0\xB5\xD0\xBC", kDigit, "8", kRu},
    {"\xD0\xBF\xD0\xBE\xD0\xB4\xD1\x87\xD0\xB5\xD1\x80\xD0\xBA\xD0\xB8\xD0\xB2\xD0\xB0\xD0\xBD\xD0"
     "\xB8\xD0\xB5",
     kUnderscore, "", kRu},
    {"\xD0\xBF\xD0\xBE\xD0\xB4\xD1\x87\xD1\x91\xD1\x80\xD0\xBA\xD0\xB8\xD0\xB2\xD0\xB0\xD0\xBD\xD0"
     "\xB8\xD0\xB5",
     kUnderscore, "", kRu},
    {"\xD0\xBF\xD1\x8F\xD1\x82\xD0\xBD\xD0\xB0\xD0\xB4\xD1\x86\xD0\xB0\xD1\x82\xD1\x8C", kTeen,
     "15", kRu},
    {"\xD0\xBF\xD1\x8F\xD1\x82\xD1\x8C", kDigit, "5", kRu},
    {"\xD0\xBF\xD1\x8F\xD1\x82\xD1\x8C\xD0\xB4\xD0\xB5\xD1\x81\xD1\x8F\xD1\x82", kTens, "50", kRu},
    {"\xD0\xBF\xD1\x8F\xD1\x82\xD1\x8C\xD1\x81\xD0\xBE\xD1\x82", kHundreds, "5", kRu},
    {"\xD1\x81\xD0\xB5\xD0\xBC\xD0\xBD\xD0\xB0\xD0\xB4\xD1\x86\xD0\xB0\xD1\x82\xD1\x8C", kTeen,
     "17", kRu},
    {"\xD1\x81\xD0\xB5\xD0\xBC\xD1\x8C", kDigit, "7", kRu},
    {"\xD1\x81\xD0\xB5\xD0\xBC\xD1\x8C\xD0\xB4\xD0\xB5\xD1\x81\xD1\x8F\xD1\x82", kTens, "70", kRu},
    {"\xD1\x81\xD0\xB5\xD0\xBC\xD1\x8C\xD1\x81\xD0\xBE\xD1\x82", kHundreds, "7", kRu},
    {"\xD1\x81\xD0\xBE\xD0\xB1\xD0\xB0\xD0\xBA\xD0\xB0", kSurelyAt, "", kRu},
    {"\xD1\x81\xD0\xBE\xD0\xB1\xD0\xB0\xD1\x87\xD0\xBA\xD0\xB0", kSurelyAt, "", kRu},
    {"\xD1\x81\xD0\xBE\xD1\x80\xD0\xBE\xD0\xBA", kTens, "40", kRu},
    {"\xD1\x81\xD1\x82\xD0\xBE", kHundreds, "1", kRu},
    {"\xD1\x81\xD1\x96\xD0\xBC", kDigit, "7", kRu},
    {"\xD1\x82\xD0\xB8\xD1\x80\xD0\xB5", kDash, "", kRu},
    {"\xD1\x82\xD0\xBE\xD1\x87\xD0\xBA\xD0\xB0", kDot, "", kRu},
    {"\xD1\x82\xD1\x80\xD0\xB8", kDigit, "3", kRu},
    {"\xD1\x82\xD1\x80\xD0\xB8\xD0\xB4\xD1\x86\xD0\xB0\xD1\x82\xD1\x8C", kTens, "30", kRu},
    {"\xD1\x82\xD1\x80\xD0\xB8\xD0\xBD\xD0\xB0\xD0\xB4\xD1\x86\xD0\xB0\xD1\x82\xD1\x8C", kTeen,
     "13", kRu},
    {"\xD1\x82\xD1\x80\xD0\xB8\xD1\x81\xD1\x82\xD0\xB0", kHundreds, "3", kRu},
    {"\xD1\x87\xD0\xB5\xD1\x82\xD0\xB8\xD1\x80\xD0\xB8", kDigit, "4", kRu},
    {"\xD1\x87\xD0\xB5\xD1\x82\xD1\x8B\xD1\x80\xD0\xB5", kDigit, "4", kRu},
    {"\xD1\x87\xD0\xB5\xD1\x82\xD1\x8B\xD1\x80\xD0\xB5\xD1\x81\xD1\x82\xD0\xB0", kHundreds, "4",
     kRu},
    {"\xD1\x87\xD0\xB5\xD1\x82\xD1\x8B\xD1\x80\xD0\xBD\xD0\xB0\xD0\xB4\xD1\x86\xD0\xB0\xD1\x82\xD1"
     "\x8C",
     kTeen, "14", kRu},
    {"\xD1\x87\xD0\xBE\xD1\x82\xD0\xB8\xD1\x80\xD0\xB8", kDigit, "4", kRu},
    {"\xD1\x88\xD0\xB5\xD1\x81\xD1\x82", kDigit, "6", kRu},
    {"\xD1\x88\xD0\xB5\xD1\x81\xD1\x82\xD0\xBD\xD0\xB0\xD0\xB4\xD1\x86\xD0\xB0\xD1\x82\xD1\x8C",
     kTeen, "16", kRu},
    {"\xD1\x88\xD0\xB5\xD1\x81\xD1\x82\xD1\x8C", kDigit, "6", kRu},
    {"\xD1\x88\xD0\xB5\xD1\x81\xD1\x82\xD1\x8C\xD0\xB4\xD0\xB5\xD1\x81\xD1\x8F\xD1\x82", kTens,
     "60", kRu},
    {"\xD1\x88\xD0\xB5\xD1\x81\xD1\x82\xD1\x8C\xD1\x81\xD0\xBE\xD1\x82", kHundreds, "6", kRu},
    {"\xD1\x88\xD1\x96\xD1\x81\xD1\x82\xD1\x8C", kDigit, "6", kRu},
    {"\xD7\x90\xD7\x97\xD7\x93", kDigit, "1", kAr},
    {"\xD7\x90\xD7\x97\xD7\xAA", kDigit, "1", kAr},
    {"\xD7\x90\xD7\xA4\xD7\xA1", kDigit, "0", kAr},
    {"\xD7\x90\xD7\xA8\xD7\x91\xD7\xA2", kDigit, "4", kAr},
    {"\xD7\x97\xD7\x9E\xD7\xA9", kDigit, "5", kAr},
    {"\xD7\xA9\xD7\x91\xD7\xA2", kDigit, "7", kAr},
    {"\xD7\xA9\xD7\x9C\xD7\x95\xD7\xA9", kDigit, "3", kAr},
    {"\xD7\xA9\xD7\x9E\xD7\x95\xD7\xA0\xD7\x94", kDigit, "8", kAr},
    {"\xD7\xA9\xD7\xA9", kDigit, "6", kAr},
    {"\xD7\xA9\xD7\xAA\xD7\x99\xD7\x99\xD7\x9D", kDigit, "2", kAr},
    {"\xD7\xA9\xD7\xAA\xD7\x99\xD7\x9D", kDigit, "2", kAr},
    {"\xD7\xAA\xD7\xA9\xD7\xA2", kDigit, "9", kAr},
    {"\xD8\xA3\xD8\xB1\xD8\xA8\xD8\xB9\xD8\xA9", kDigit, "4", kAr},
    {"\xD8\xA7\xD8\xAA\xD9\x86\xD9\x8A\xD9\x86", kDigit, "2", kAr},
    {"\xD8\xA7\xD8\xAB\xD9\x86\xD9\x8A\xD9\x86", kDigit, "2", kAr},
    {"\xD8\xA7\xD8\xB1\xD8\xA8\xD8\xB9\xD8\xA9", kDigit, "4", kAr},
    {"\xD8\xAA\xD8\xB3\xD8\xB9\xD8\xA9", kDigit, "9", kAr},
    {"\xD8\xAA\xD9\x84\xD8\xA7\xD8\xAA\xD8\xA9", kDigit, "3", kAr},
    {"\xD8\xAA\xD9\x85\xD8\xA7\xD9\x86\xD9\x8A\xD8\xA9", kDigit, "8", kAr},
    {"\xD8\xAB\xD9\x84\xD8\xA7\xD8\xAB\xD8\xA9", kDigit, "3", kAr},
    {"\xD8\xAB\xD9\x85\xD8\xA7\xD9\x86\xD9\x8A\xD8\xA9", kDigit, "8", kAr},
    {"\xD8\xAE\xD9\x85\xD8\xB3\xD8\xA9", kDigit, "5", kAr},
    {"\xD8\xAF\xD9\x88", kDigit, "2", kAr},
    {"\xD8\xB3\xD8\xA8\xD8\xB9\xD8\xA9", kDigit, "7", kAr},
    {"\xD8\xB3\xD8\xAA\xD8\xA9", kDigit, "6", kAr},
    {"\xD8\xB3\xD9\x87", kDigit, "3", kAr},
    {"\xD8\xB4\xD8\xB4", kDigit, "6", kAr},
    {"\xD8\xB5\xD9\x81\xD8\xB1", kDigit, "0", kAr},
    {"\xD9\x86\xD9\x87", kDigit, "9", kAr},
    {"\xD9\x87\xD8\xB4\xD8\xAA", kDigit, "8", kAr},
    {"\xD9\x87\xD9\x81\xD8\xAA", kDigit, "7", kAr},
    {"\xD9\x88\xD8\xA7\xD8\xAD\xD8\xAF", kDigit, "1", kAr},
    {"\xD9\xBE\xD9\x86\xD8\xAC", kDigit, "5", kAr},
    {"\xDA\x86\xD9\x87\xD8\xA7\xD8\xB1", kDigit, "4", kAr},
    {"\xDB\x8C\xDA\xA9", kDigit, "1", kAr},
};

constexpr bool sorted() {
  for (std::size_t i = 1; i < std::size(kWords); ++i) {
    if (!(kWords[i - 1].text < kWords[i].text)) return false;
  }
  return true;
}
static_assert(sorted());

static_assert(std::size(kWords) <= SpokenIndex::kMostWords);
static_assert(std::all_of(std::begin(kWords), std::end(kWords), [](const SpokenWord& word) {
  return word.text.size() <= kLongestSpokenWord;
}));

constexpr SpokenIndex make_index() {
  SpokenIndex index{};
  for (std::size_t i = 0; i < std::size(kWords); ++i) {
    std::uint16_t& first = index.entry[spoken_slot(spoken_key(kWords[i].text))];
    index.next[i] = first;
    first = static_cast<std::uint16_t>(i + 1);
  }
  return index;
}

constexpr SpokenIndex kIndex = make_index();

constexpr auto kTwoDigits = [] {
  std::array<char, 200> pairs{};
  for (std::size_t i = 0; i < 100; ++i) {
    pairs[2 * i] = static_cast<char>('0' + i / 10);
    pairs[2 * i + 1] = static_cast<char>('0' + i % 10);
  }
  return pairs;
}();

// Languages that write tens and units as one word.
struct NumberPart {
  std::string_view text;
  int value;
};
struct GluedNumbers {
  std::uint16_t language;
  bool unit_first;  // "einundzwanzig"; else "ventuno"
  std::string_view glue;
  std::string_view second_glue;  // "tweeentwintig" has a diaeresis
  const NumberPart* tens;
  std::size_t tens_count;
  const NumberPart* units;
  std::size_t units_count;
};

constexpr NumberPart kGermanTens[] = {
    {"zwanzig", 2},  {"drei\xC3\x9Fig", 3}, {"dreissig", 3}, {"vierzig", 4}, {"f\xC3\xBCnfzig", 5},
    {"fuenfzig", 5}, {"sechzig", 6},        {"siebzig", 7},  {"achtzig", 8}, {"neunzig", 9}};
constexpr NumberPart kGermanUnits[] = {
    {"ein", 1},   {"zwei", 2},  {"drei", 3},   {"vier", 4}, {"f\xC3\xBCnf", 5},
    {"fuenf", 5}, {"sechs", 6}, {"sieben", 7}, {"acht", 8}, {"neun", 9}};
constexpr NumberPart kDutchTens[] = {{"twintig", 2}, {"dertig", 3},  {"veertig", 4},
                                     {"vijftig", 5}, {"zestig", 6},  {"zeventig", 7},
                                     {"tachtig", 8}, {"negentig", 9}};
constexpr NumberPart kDutchUnits[] = {{"een", 1},   {"twee", 2}, {"drie", 3},
                                      {"vier", 4},  {"vijf", 5}, {"zes", 6},
                                      {"zeven", 7}, {"acht", 8}, {"negen", 9}};
constexpr NumberPart kItalianTens[] = {
    {"vent", 2},    {"venti", 2},    {"trent", 3},    {"trenta", 3},
    {"quarant", 4}, {"quaranta", 4}, {"cinquant", 5}, {"cinquanta", 5},
    {"sessant", 6}, {"sessanta", 6}, {"settant", 7},  {"settanta", 7},
    {"ottant", 8},  {"ottanta", 8},  {"novant", 9},   {"novanta", 9}};
constexpr NumberPart kItalianUnits[] = {
    {"uno", 1},    {"due", 2}, {"tre", 3},   {"tr\xC3\xA9", 3}, {"quattro", 4},
    {"cinque", 5}, {"sei", 6}, {"sette", 7}, {"otto", 8},       {"nove", 9}};
constexpr NumberPart kSwedishTens[] = {{"tjugo", 2},        {"trettio", 3}, {"fyrtio", 4},
                                       {"femtio", 5},       {"sextio", 6},  {"sjuttio", 7},
                                       {"\xC3\xA5ttio", 8}, {"nittio", 9}};
constexpr NumberPart kSwedishUnits[] = {
    {"en", 1},  {"ett", 1}, {"tv\xC3\xA5", 2}, {"tre", 3},         {"fyra", 4},
    {"fem", 5}, {"sex", 6}, {"sju", 7},        {"\xC3\xA5tta", 8}, {"nio", 9}};

constexpr GluedNumbers kGluedNumbers[] = {
    {kDe, true, "und", "und", kGermanTens, std::size(kGermanTens), kGermanUnits,
     std::size(kGermanUnits)},
    {kNl, true, "en", "\xC3\xABn", kDutchTens, std::size(kDutchTens), kDutchUnits,
     std::size(kDutchUnits)},
    {kIt, false, "", "", kItalianTens, std::size(kItalianTens), kItalianUnits,
     std::size(kItalianUnits)},
    {kSv, false, "", "", kSwedishTens, std::size(kSwedishTens), kSwedishUnits,
     std::size(kSwedishUnits)},
};
constexpr std::size_t kShortestGlued = 7;  // "ventuno", "ventisei"
constexpr std::size_t kLongestGlued = 17;  // "siebenunddreissig"

// Calls `visit(first, glue, second, digits, language)` for each glued number until it says true.
template <class Visit>
constexpr bool any_glued(Visit visit) {
  for (const GluedNumbers& numbers : kGluedNumbers) {
    for (std::size_t t = 0; t < numbers.tens_count; ++t) {
      for (std::size_t u = 0; u < numbers.units_count; ++u) {
        const NumberPart& ten = numbers.tens[t];
        const NumberPart& unit = numbers.units[u];
        const std::string_view first = numbers.unit_first ? unit.text : ten.text;
        const std::string_view second = numbers.unit_first ? ten.text : unit.text;
        for (std::string_view glue : {numbers.glue, numbers.second_glue}) {
          if (visit(first, glue, second, 10 * ten.value + unit.value, numbers.language))
            return true;
        }
      }
    }
  }
  return false;
}

static_assert(std::all_of(std::begin(kWords), std::end(kWords), [](const SpokenWord& word) {
  return word.kind == kAnd ? word.text.size() <= kLongestSpokenAnd : word.text.size() >= 2;
}));

constexpr SpokenFilter make_filter() {
  SpokenFilter filter{};
  for (const SpokenWord& word : kWords) {
    if (word.kind == kAnd || word.kind == kLow) continue;  // only behind another word
    std::uint32_t four = 0;
    for (std::size_t i = 0; i < std::min(word.text.size(), SpokenFilter::kBytes); ++i) {
      four |= std::uint32_t{static_cast<unsigned char>(word.text[i])} << (8 * i);
    }
    filter.may_be[SpokenFilter::slot(four, word.text.size())] = true;
  }
  any_glued([&filter](std::string_view first, std::string_view glue, std::string_view second, int,
                      std::uint16_t) {
    std::uint32_t four = 0;
    for (std::size_t i = 0; i < SpokenFilter::kBytes; ++i) {
      const std::size_t in_second = i - first.size() - glue.size();
      const char c = i < first.size()                 ? first[i]
                     : i < first.size() + glue.size() ? glue[i - first.size()]
                                                      : second[in_second];
      four |= std::uint32_t{static_cast<unsigned char>(c)} << (8 * i);
    }
    const std::size_t size = first.size() + glue.size() + second.size();
    filter.may_be[SpokenFilter::slot(four, size)] = true;
    return false;
  });
  return filter;
}

constexpr SpokenFilter kFilter = make_filter();

// Words that stand before or behind a plain "at" in prose but are no mailbox, host or top domain.
constexpr std::string_view kFunctionWords[] = {
    "a",     "all",    "am",      "an",    "and",     "any",      "are",       "arrive", "arrived",
    "be",    "been",   "but",     "came",  "can",     "come",     "day",       "each",   "email",
    "end",   "every",  "first",   "for",   "from",    "get",      "glance",    "go",     "had",
    "has",   "he",     "her",     "here",  "him",     "his",      "home",      "i",      "if",
    "is",    "it",     "its",     "last",  "laugh",   "laughed",  "least",     "left",   "live",
    "look",  "looked", "looking", "looks", "mail",    "me",       "meet",      "met",    "most",
    "my",    "night",  "no",      "noon",  "not",     "of",       "on",        "once",   "one",
    "or",    "our",    "out",     "point", "pointed", "pointing", "pointless", "reach",  "saw",
    "she",   "so",     "some",    "stare", "stared",  "staring",  "stop",      "that",   "the",
    "their", "them",   "then",    "there", "these",   "they",     "this",      "those",  "to",
    "until", "up",     "us",      "was",   "we",      "were",     "what",      "when",   "where",
    "which", "while",  "who",     "with",  "work",    "write",    "you",       "your",
};

constexpr std::size_t kLongestFunctionWord = 9;

bool equals_lower(std::string_view lower, std::string_view word) {
  if (lower.size() != word.size()) return false;
  for (std::size_t i = 0; i < word.size(); ++i) {
    const char c = word[i];
    if ((c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c) != lower[i]) return false;
  }
  return true;
}

}  // namespace

const SpokenFilter& spoken_filter = kFilter;

void add_spoken_beginnings(WordFilter& filter) {
  const auto add = [&filter](std::string_view beginning) {
    filter.add(beginning, WordFilter::Asker::kSpoken);
  };
  for (const SpokenWord& word : kWords) {
    if (word.kind != kAnd && word.kind != kLow) add(word.text);
  }
  for (const GluedNumbers& numbers : kGluedNumbers) {
    const NumberPart* const first = numbers.unit_first ? numbers.units : numbers.tens;
    const std::size_t count = numbers.unit_first ? numbers.units_count : numbers.tens_count;
    // What is glued to a short one makes its beginning any.
    for (const NumberPart& part : std::span(first, count)) add(part.text.substr(0, 3));
  }
}

std::string_view two_digits(std::size_t value) { return {kTwoDigits.data() + 2 * value, 2}; }

namespace {

SpokenWord find_glued_number(std::string_view word) {
  if (word.size() < kShortestGlued || word.size() > kLongestGlued ||
      !may_be_spoken_cue(word.data(), word.size())) {
    return {};
  }
  const auto begins = [](std::string_view text, std::string_view lower) {
    return text.size() >= lower.size() && equals_lower(lower, text.substr(0, lower.size()));
  };
  for (const GluedNumbers& numbers : kGluedNumbers) {
    const std::span tens(numbers.tens, numbers.tens_count);
    const std::span units(numbers.units, numbers.units_count);
    for (const NumberPart& first : numbers.unit_first ? units : tens) {
      if (!begins(word, first.text)) continue;
      for (const std::string_view glue : {numbers.glue, numbers.second_glue}) {
        if (!begins(word.substr(first.text.size()), glue)) continue;
        const std::string_view rest = word.substr(first.text.size() + glue.size());
        for (const NumberPart& second : numbers.unit_first ? tens : units) {
          if (!equals_lower(second.text, rest)) continue;
          const int ten = numbers.unit_first ? second.value : first.value;
          const int unit = numbers.unit_first ? first.value : second.value;
          const auto value = static_cast<std::size_t>(10 * ten + unit);
          return {{}, kTeen, two_digits(value), numbers.language};
        }
      }
    }
  }
  return {};
}

}  // namespace

SpokenWord find_spoken_word(std::string_view word) {
  if (word.empty() || word.size() > kLongestSpokenWord) return {};
  std::uint16_t entry = kIndex.entry[spoken_slot(spoken_key(word))];
  for (; entry != 0; entry = kIndex.next[entry - 1U]) {
    if (equals_lower(kWords[entry - 1U].text, word)) return kWords[entry - 1U];
  }
  return find_glued_number(word);
}

bool is_function_word(std::string_view word) {
  if (word.size() > kLongestFunctionWord) return false;
  return std::any_of(std::begin(kFunctionWords), std::end(kFunctionWords),
                     [word](std::string_view f) { return equals_ignore_ascii_case(f, word); });
}

}  // namespace expunge
