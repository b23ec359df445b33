// SPDX-License-Identifier: EUPL-1.2
/* Search: what is found, in which order, what is mended, and the extracts. */
#include "support.h"

#include <carnet/base/mem.h>
#include <carnet/base/text.h>
#include <carnet/base/words.h>
#include <carnet/journal/find.h>

static int fill(void **state)
{
	struct err err = {0};
	journal *j;
	tests_start();
	OK(journal_open(NULL, &j, ":memory:", JOURNAL_WRITE, &err));
	*state = j;
	kept(j, typed(j, j, &e_cpts, "name", "CPTS du Val", "notes", "Siège à l’hôpital local", NULL));
	kept(j, typed(j, j, &e_meeting, "title", "Bureau", "date", "2026-09-01", "cpts", "1", "minutes",
	              "Budget adopté. L’échéance est fixée au mois de mai.", NULL));
	kept(j, typed(j, j, &e_meeting, "title", "Comité des usagers", "date", "2026-11-01", "cpts", "1", "preparation",
	              "Relire l’e\xcc\x81"
	              "che\xcc\x81"
	              "ance du budget des hôpitaux",
	              NULL));
	kept(j, typed(j, j, &e_meeting, "title", "Bilan", "date", "2026-10-01", "cpts", "1", "minutes",
	              "Le projet territorial avance. Une longue introduction précède ici tout ce qui compte vraiment pour les usagers, "
	              "puis vient le mot recherché : coquelicot. Et la fin du compte rendu, qui se poursuit encore un peu au delà de ce que l’on "
	              "montre, car la séance fut longue et les échanges nombreux.",
	              NULL));
	kept(j, typed(j, j, &e_action, "title", "Prévenir la CPAM", "due", "2026-12-01", "detail", "Sous huit jours\x1b[31m", NULL));
	return 0;
}
static int empty(void **state)
{
	talloc_free(*state);
	return 0;
}

static hits *found(journal *j, const char *words)
{
	struct err err = {0};
	hits *h;
	OK(journal_find(j, j, words, 50, &h, &err));
	return h;
}

static void words_and_their_forms(void **state)
{
	static const struct {
		const char *words;
		size_t hits;
	} cases[] = {
		{"échéance", 2},        {"ECHEANCE", 2},  {"echeances", 2}, {"hôpital", 2},  {"hopitaux", 2},
		{"budget échéance", 2}, {"le budget", 2}, {"budg", 2},      {"cpam", 1},     {"CPAM", 1},
		{"bilan", 1},           {"usager", 2},    {"", 0},          {"\"* ( OR", 0}, {"xyzzyx", 0},
	};
	for (size_t i = 0; i < LENGTH(cases); i++) {
		hits *h = found(*state, cases[i].words);
		if (h->count != cases[i].hits || h->total != (int64_t)cases[i].hits)
			fail_msg("%s: %zu", cases[i].words, h->count);
	}
}

static void newest_first(void **state)
{
	hits *h = found(*state, "budget");
	assert_string_equal(h->list[0].day, "2026-11-01");
	assert_string_equal(h->list[0].title, "Comité des usagers, Sun 1 Nov 2026");
	assert_ptr_equal(h->list[0].e, &e_meeting);
	assert_int_equal(h->list[0].id, 2);
	assert_string_equal(h->list[1].day, "2026-09-01");
	assert_null(h->mended);
	assert_false(h->partial);
}

static void a_wrong_letter_is_mended_and_said(void **state)
{
	hits *h = found(*state, "budgte");
	assert_int_equal(h->count, 2);
	assert_string_equal(h->mended, "budgte → budget");
	h = found(*state, "coquelicott bilan");
	assert_int_equal(h->count, 1);
	assert_non_null(h->mended);
}

static void most_words_when_not_all(void **state)
{
	hits *h = found(*state, "budget coquelicot échéance");
	assert_true(h->partial);
	assert_int_equal(h->count, 2);
	h = found(*state, "coquelicot CPAM");
	assert_true(h->partial);
	assert_int_equal(h->count, 2);
}

static void three_words_out_of_four(void **state)
{
	static const struct {
		const char *words;
		size_t hits;
	} cases[] = {
		{"budget mai échéance coquelicot", 1}, {"coquelicot territorial usagers budget", 1}, {"budget coquelicot CPAM jours", 0},
		{"coquelicot x", 1}, {"budget échéance coquelicot x", 2}, {"x coquelicot 7", 1},
	};
	for (size_t i = 0; i < LENGTH(cases); i++) {
		hits *h = found(*state, cases[i].words);
		if (h->count != cases[i].hits || h->partial != (cases[i].hits > 0))
			fail_msg("%s: %zu", cases[i].words, h->count);
	}
}

static void beginnings_of_every_length(void **state)
{
	static const char *const words[] = {"coquelicot", "échéance", "œuvre", "ŒUVRE", "coeur", "12345678"};
	struct err err = {0};
	journal *j = *state;
	kept(j, typed(j, j, &e_contact, "name", "Coquelicot échéance au cœur d’une œuvre 12345678", NULL));
	for (size_t i = 0; i < LENGTH(words); i++)
		for (size_t len = 1; len <= strlen(words[i]); len++) {
			AUTO_CTX(tmp);
			hits *h;
			size_t contacts = 0;
			OK(journal_find(j, tmp, mem_dupn(tmp, words[i], text_next(words[i], strlen(words[i]), len - 1)), 50, &h, &err));
			for (size_t k = 0; k < h->count; k++)
				contacts += h->list[k].e == &e_contact;
			if (contacts != 1 || h->mended)
				fail_msg("%.*s", (int)len, words[i]);
		}
}

/* More words begin so than are looked for one by one. */
static void many_words_begin_so(void **state)
{
	struct err err = {0};
	journal *j = *state;
	OK(journal_begin(j, "Beaucoup", &err));
	for (int i = 0; i < 90; i++)
		kept(j, typed(j, j, &e_contact, "name", mem_printf(j, "Tourne%02d", i), NULL));
	OK(journal_commit(j, &err));
	assert_int_equal(found(j, "tourne")->total, 90);
	assert_int_equal(found(j, "tourne1")->total, 10);
	assert_int_equal(found(j, "tourne tourne1 tourne12 tourn tourne1 tourne12 tourn tourne1")->total, 1);
}

static void extracts(void **state)
{
	hits *h = found(*state, "coquelicot");
	assert_non_null(strstr(h->list[0].extract, ": coquelicot. Et la fin"));
	assert_memory_equal(h->list[0].extract, "… ", strlen("… "));
	assert_string_equal(h->list[0].extract + strlen(h->list[0].extract) - 3, "…");
	h = found(*state, "hôpitaux");
	assert_non_null(strstr(h->list[0].extract, "l’hôpital local")); /* another form of the word */
	assert_non_null(strstr(h->list[1].extract, "des hôpitaux"));    /* a private note: it is the person's own journal */
	h = found(*state, "bilan");                                     /* only in the title: what there is to read */
	assert_memory_equal(h->list[0].extract, "Le projet", 9);
	h = found(*state, "cpam");
	assert_null(strchr(h->list[0].extract, '\x1b'));
}

static void it_follows_the_records(void **state)
{
	struct err err = {0};
	journal *j = *state;
	char *label;
	record *r = typed(j, j, &e_contact, "name", "Tournesol", NULL);
	kept(j, r);
	assert_int_equal(found(j, "tournesol")->count, 1);
	record_set(r, "name", value_text(j, "Marguerite"));
	kept(j, r);
	assert_int_equal(found(j, "tournesol")->count, 0);
	assert_int_equal(found(j, "marguerite")->count, 1);
	OK(journal_undo(j, j, &label, &err));
	assert_int_equal(found(j, "tournesol")->count, 1);
	OK(journal_delete(j, &e_contact, r->id, NULL, NULL, &err));
	assert_int_equal(found(j, "tournesol")->count, 0);
}

/* More words at one letter than are looked for one by one: mended all the same, by the most frequent. */
static void a_wrong_letter_among_many_near_words(void **state)
{
	enum { A_RECORD = 20 };
	AUTO_CTX(tmp);
	struct err err = {0};
	journal *j = *state;
	size_t count;
	char **near = search_spellings(tmp, "maisonq", strlen("maisonq"), &count);
	assert_true(count > 200);
	OK(journal_begin(j, "Proches", &err));
	for (size_t at = 0; at < count; at += A_RECORD) {
		strbuf *b = sb_new(tmp);
		sb_add(b, "Voisins ");
		for (size_t i = at; i < count && i < at + A_RECORD; i++)
			if (strncmp(near[i], "maisonq", strlen("maisonq")) != 0) /* would be found as typed */
				sb_addf(b, "%s ", near[i]);
		kept(j, typed(j, tmp, &e_contact, "name", b->s, NULL));
	}
	for (int i = 0; i < 2; i++)
		kept(j, typed(j, tmp, &e_contact, "name", "Maison", NULL));
	OK(journal_commit(j, &err));
	hits *h = found(j, "maisonq");
	assert_non_null(h->mended);
	assert_string_equal(h->mended, "maisonq → maison");
}

/* Its own reading is part of the action, and ends nothing of it. */
static void it_stands_inside_an_action(void **state)
{
	struct err err = {0};
	journal *j = *state;
	OK(journal_begin(j, "Jonquille", &err));
	kept(j, typed(j, j, &e_contact, "name", "Jonquille", NULL));
	assert_int_equal(found(j, "jonquille")->count, 1);
	journal_rollback(j);
	assert_int_equal(found(j, "jonquille")->count, 0);
}

/* Nobody waits for the other: a search while another program writes, a writing once the search is done. */
static void it_goes_beside_a_writer(void **state)
{
	struct err err = {0};
	const char *path = mem_printf(*state, "%s/journal.carnet", (char *)*state);
	journal *j, *other;
	OK(journal_open(*state, &j, path, JOURNAL_WRITE, &err));
	kept(j, typed(j, j, &e_contact, "name", "Jonquille", NULL));
	OK(journal_open(*state, &other, path, JOURNAL_WRITE, &err));
	OK(journal_begin(other, "Jonquilles", &err));
	kept(other, typed(other, other, &e_contact, "name", "Jonquille bis", NULL));
	assert_int_equal(found(j, "jonquille")->count, 1);
	OK(journal_commit(other, &err));
	assert_int_equal(found(j, "jonquille")->count, 2);
	assert_int_equal(found(j, "jonquile")->count, 2); /* mended */
	kept(other, typed(other, other, &e_contact, "name", "Jonquille ter", NULL));
}

static void limits_and_counts(void **state)
{
	struct err err = {0};
	journal *j = *state;
	hits *h;
	OK(journal_begin(j, "Beaucoup", &err));
	for (int i = 0; i < 510; i++)
		kept(j, typed(j, j, &e_contact, "name", "Pissenlit", NULL));
	OK(journal_commit(j, &err));
	OK(journal_find(j, j, "pissenlit", 7, &h, &err));
	assert_int_equal(h->count, 7);
	assert_int_equal(h->total, 501);
	OK(journal_find(j, j, "pissenlit", 600, &h, &err));
	assert_int_equal(h->count, 510);
	assert_int_equal(h->total, 501);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(words_and_their_forms),   cmocka_unit_test(newest_first), cmocka_unit_test(a_wrong_letter_is_mended_and_said),
		cmocka_unit_test(most_words_when_not_all), cmocka_unit_test(extracts),     cmocka_unit_test(it_follows_the_records),
		cmocka_unit_test(a_wrong_letter_among_many_near_words), cmocka_unit_test(limits_and_counts),       cmocka_unit_test(three_words_out_of_four),
		cmocka_unit_test(beginnings_of_every_length), cmocka_unit_test(many_words_begin_so),
		cmocka_unit_test(it_stands_inside_an_action), test_in_folder(it_goes_beside_a_writer),
	};
	return cmocka_run_group_tests_name("journal/find", tests, fill, empty);
}
