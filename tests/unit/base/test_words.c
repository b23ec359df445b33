// SPDX-License-Identifier: EUPL-1.2
#include <stdarg.h>
#include <setjmp.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>
#include <sqlite3.h>
#include <carnet/base/i18n.h>
#include <carnet/base/mem.h>
#include <carnet/base/words.h>

static sqlite3 *db;

static const char *const notes[] = {
	"Les hôpitaux de ville",    /* 1 */
	"Un hôpital public",        /* 2 */
	"Réunions du bureau",       /* 3 */
	"La première réunion",      /* 4 */
	"Chef d’œuvre",             /* 5 */
	"Accord conventionnel ACI", /* 6 */
	"Une lame d'acier",         /* 7 */
	"Les travaux du comité",    /* 8 */
	"L’accès aux soins",        /* 9 */
	"Une coopération continue", /* 10 */
	"curriculum vitæ",          /* 11 */
	"Plusieurs ACIS signés",    /* 12 */
	"Tables et bureaux",        /* 13 */
};

static int setup(void **state)
{
	(void)state;
	i18n_start("en");
	assert_int_equal(sqlite3_open(":memory:", &db), SQLITE_OK);
	assert_int_equal(
		sqlite3_exec(db, "CREATE VIRTUAL TABLE t USING fts5(x, tokenize=\"unicode61 remove_diacritics 2\", prefix='2 3')", NULL, NULL, NULL),
		SQLITE_OK);
	for (size_t i = 0; i < LENGTH(notes); i++) {
		char *sql = sqlite3_mprintf("INSERT INTO t VALUES (%Q)", notes[i]);

		assert_int_equal(sqlite3_exec(db, sql, NULL, NULL, NULL), SQLITE_OK);
		sqlite3_free(sql);
	}
	return 0;
}

static int teardown(void **state)
{
	(void)state;
	sqlite3_close(db);
	return 0;
}

/* The notes found, "1 2", in their order. */
static char *found(void *tmp, const char *typed, const char *order)
{
	char *list = mem_dup(tmp, ""), *match, *sql = sqlite3_mprintf("SELECT rowid FROM t WHERE t MATCH ? ORDER BY %s", order);
	size_t count;
	search_word *words = search_words(tmp, typed, &count);
	sqlite3_stmt *stmt;
	int code;

	match = search_match(tmp, words, count, -1);
	assert_int_equal(sqlite3_prepare_v2(db, sql, -1, &stmt, NULL), SQLITE_OK);
	sqlite3_free(sql);
	if (match) {
		sqlite3_bind_text(stmt, 1, match, -1, SQLITE_STATIC);
		while ((code = sqlite3_step(stmt)) == SQLITE_ROW)
			list = mem_printf(tmp, "%s%s%d", list, *list ? " " : "", sqlite3_column_int(stmt, 0));
		if (code != SQLITE_DONE)
			fail_msg("%s: %s", match, sqlite3_errmsg(db));
	}
	sqlite3_finalize(stmt);
	return list;
}

static void what_is_typed_finds_its_variants(void **state)
{
	static const struct {
		const char *typed, *rows;
	} cases[] = {
		{"hôpitaux", "1 2"},
		{"hopital", "1 2"},
		{"HÔPITAL", "1 2"},
		{"réunion", "3 4"},
		{"réunions", "3 4"},
		{"reunions bureau", "3"},
		{"bureaux", "3 13"},
		{"bureau", "3 13"},
		{"oeuvre", "5"},
		{"œuvre", "5"},
		{"d'oeuvre", "5"},
		{"vitae", "11"},
		{"travail", "8"},
		{"travaux", "8"},
		{"l’accès", "9"},
		{"l'acces aux soins", "9"},
		{"coopérations", "10"},
		{"conventionnelle", "6"},
		{"réun", "3 4"},
		{"première-réunion", "4"},
		{"", ""},
		{" ’ - !", ""},
		{"introuvable", ""},
	};

	(void)state;
	for (size_t i = 0; i < LENGTH(cases); i++) {
		AUTO_CTX(tmp);
		char *rows = found(tmp, cases[i].typed, "rowid");

		if (strcmp(rows, cases[i].rows) != 0)
			fail_msg("%s finds %s", cases[i].typed, rows);
	}
}

static void an_acronym_ranks_before_its_likes(void **state)
{
	AUTO_CTX(tmp);

	(void)state;
	assert_string_equal(found(tmp, "ACI", "rank"), "6 12 7");
	assert_string_equal(found(tmp, "aci", "rank"), "6 12 7");
}

static void query_text(void **state)
{
	static const struct {
		const char *typed, *match;
	} cases[] = {
		{"ACI", "(\"aci\" OR \"acis\" OR \"aci\"*)"},
		{"réunions", "(\"reunions\"* OR \"reunion\"*)"},
		{"le bureau du comité", "(\"bureau\"*) AND (\"comite\"* OR \"comit\"*)"},
		{"le la", "(\"le\" OR \"les\" OR \"le\"*) AND (\"la\" OR \"las\" OR \"la\"*)"},
		{"qu’il", "(\"il\" OR \"ils\" OR \"il\"*)"},
		{"jusqu'ici", "(\"ici\" OR \"icis\" OR \"ici\"*)"},
		{"l", "(\"l\"*)"},
	};

	(void)state;
	for (size_t i = 0; i < LENGTH(cases); i++) {
		AUTO_CTX(tmp);
		size_t count;
		search_word *words = search_words(tmp, cases[i].typed, &count);

		assert_string_equal(search_match(tmp, words, count, -1), cases[i].match);
	}
}

static void stop_words_are_marked(void **state)
{
	static const struct {
		const char *typed;
		bool stop;
	} cases[] = {{"le", true}, {"Le", true},  {"À", false},      {"à", true},     {"a", true},   {"été", false}, {"DES", false},
	             {"y", true},  {"aux", true}, {"bureau", false}, {"votre", true}, {"ÇA", false}, {"ca", false}};

	(void)state;
	for (size_t i = 0; i < LENGTH(cases); i++) {
		AUTO_CTX(tmp);
		size_t count;
		search_word *words = search_words(tmp, cases[i].typed, &count);

		assert_int_equal(count, 1);
		assert_int_equal(words[0].stop, cases[i].stop);
		assert_string_equal(words[0].typed, cases[i].typed);
	}
}

/* In capitals alone, DU may be an acronym; in a sentence all in capitals it is what it always is. */
static void capitals_rescue_a_stop_word(void **state)
{
	AUTO_CTX(tmp);
	size_t count;
	search_word *words = search_words(tmp, "le DU infirmier", &count);

	(void)state;
	assert_int_equal(count, 3);
	assert_true(words[0].stop);
	assert_false(words[1].stop);
	words = search_words(tmp, "LES DROITS DES USAGERS", &count);
	assert_int_equal(count, 4);
	assert_true(words[0].stop && words[2].stop);
	assert_false(words[1].stop || words[3].stop);
}

static void a_word_may_be_left_out(void **state)
{
	AUTO_CTX(tmp);
	size_t count;
	search_word *words = search_words(tmp, "réunions xyzt", &count);

	(void)state;
	assert_string_equal(search_match(tmp, words, count, 1), "(\"reunions\"* OR \"reunion\"*)");
	assert_null(search_match(tmp, words, 1, 0));
	assert_null(search_match(tmp, words, 0, -1));
	words = search_words(tmp, "le bureau", &count);
	assert_null(search_match(tmp, words, count, 1));
}

/* Whatever is typed, FTS5 reads a query and finds no error in it. */
static void no_operator_leaks(void **state)
{
	static const char *const typed[] = {"\"",
	                                    "a\"b",
	                                    "NOT",
	                                    "a AND OR",
	                                    "NEAR(a b)",
	                                    "x:y",
	                                    "^a",
	                                    "a*",
	                                    "-a",
	                                    "+b",
	                                    "(",
	                                    ")",
	                                    "{x}:a",
	                                    "';--",
	                                    "%_",
	                                    "\xff\xfe",
	                                    "a\u0301",
	                                    "\u0301",
	                                    "é\u0301\u0301",
	                                    "\U0001F600",
	                                    "①",
	                                    "Ⅻ",
	                                    "日本語",
	                                    "\ue000",
	                                    "a\x01z",
	                                    "AND",
	                                    "\"\"\"",
	                                    "ª",
	                                    "२"};

	(void)state;
	for (size_t i = 0; i < LENGTH(typed); i++) {
		AUTO_CTX(tmp);

		found(tmp, typed[i], "rank");
	}
}

static const char *next_of(void *data)
{
	const char *const **at = data;

	return *(*at)++;
}

static void one_letter_is_mended(void **state)
{
	static const char *const vocabulary[] = {"bunion", "reunion", "reunions", "comite", "œuvre", "bureau", "mite", "éé", NULL};
	static const struct {
		const char *typed, *best;
	} cases[] = {
		{"reunoin", "reunion"},
		{"réunin", "reunion"},
		{"reuniion", "reunion"},
		{"reuniom", "reunion"},
		{"zeunion", "reunion"},
		{"beunion", "bunion"},
		{"COMITÉE", "comite"},
		{"ouvre", "œuvre"},
		{"bureaux", "bureau"},
		{"eunion", "bunion"},
		{"reunio", "reunion"},
		{"ruenion", "reunion"},
		{"comites", "comite"},
		{"introuvable", NULL},
		{"mit", NULL},
		{"reuonin", NULL},
		{"", NULL},
		{"comi", NULL},
	};

	(void)state;
	for (size_t i = 0; i < LENGTH(cases); i++) {
		AUTO_CTX(tmp);
		const char *const *at = vocabulary;
		char *best = search_mend(tmp, cases[i].typed, next_of, &at);

		if (!best || !cases[i].best)
			assert_true(!best && !cases[i].best);
		else
			assert_string_equal(best, cases[i].best);
	}
}

static void an_endless_word_is_not_mended(void **state)
{
	AUTO_CTX(tmp);
	char word[400];
	const char *vocabulary[] = {word, NULL}, *const *at = vocabulary;

	(void)state;
	memset(word, 'a', sizeof word - 1);
	word[sizeof word - 1] = '\0';
	assert_null(search_mend(tmp, word, next_of, &at));
	at = vocabulary;
	assert_null(search_mend(tmp, "aaaa", next_of, &at));
}

static void a_pasted_page_is_cut(void **state)
{
	AUTO_CTX(tmp);
	size_t count;

	(void)state;
	search_words(tmp, "un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze", &count);
	assert_int_equal(count, SEARCH_WORDS_MAX);
}

static bool among(char *const *list, size_t n, const char *word)
{
	bool found = false;

	for (size_t i = 0; i < n; i++)
		found = found || !strcmp(list[i], word);
	return found;
}

static void spellings_at_one_letter(void **state)
{
	static const struct { const char *typed, *near; bool is; } cases[] = {
		{"budgt", "budget", true},     {"buddget", "budget", true},   {"bidget", "budget", true},  {"bugdet", "budget", true},
		{"Réunon", "reunion", true},   {"coeurr", "cœur", true},      {"budget", "budge", true},   {"budget", "fudget", false},
		{"budget", "budgte", true},    {"budget", "bugdte", false},   {"budgets", "budget", true}, {"ubdget", "budget", false},
	};
	AUTO_CTX(tmp);
	size_t n;

	(void)state;
	for (size_t i = 0; i < LENGTH(cases); i++) {
		char **list = search_spellings(tmp, cases[i].typed, SIZE_MAX, &n);
		if (among(list, n, cases[i].near) != cases[i].is)
			fail_msg("%s, %s", cases[i].typed, cases[i].near);
	}
	assert_null(search_spellings(tmp, "bud", SIZE_MAX, &n));
	assert_int_equal(n, 0);
	char *longest = talloc_zero_array(tmp, char, 66);
	memset(longest, 'a', 65);
	assert_null(search_spellings(tmp, longest, SIZE_MAX, &n));
	longest[64] = '\0';
	assert_non_null(search_spellings(tmp, longest, SIZE_MAX, &n));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_is_typed_finds_its_variants),
		cmocka_unit_test(an_acronym_ranks_before_its_likes),
		cmocka_unit_test(query_text),
		cmocka_unit_test(stop_words_are_marked),
		cmocka_unit_test(capitals_rescue_a_stop_word),
		cmocka_unit_test(a_word_may_be_left_out),
		cmocka_unit_test(no_operator_leaks),
		cmocka_unit_test(one_letter_is_mended),
		cmocka_unit_test(an_endless_word_is_not_mended),
		cmocka_unit_test(a_pasted_page_is_cut),
		cmocka_unit_test(spellings_at_one_letter),
	};

	return cmocka_run_group_tests(tests, setup, teardown);
}
