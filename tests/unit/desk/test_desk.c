// SPDX-License-Identifier: EUPL-1.2
/* Search over both, the practice journal, docs as files. */
#include "support.h"

#include "../../../src/journal/internal.h"

#include <carnet/desk/money.h>
#include <carnet/journal/find.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

static void guide_and_journal_together(void **state)
{
	bench *b = *state;
	findings *f;
	size_t records = 0;
	for (int i = 0; i < 30; i++)
		add(b, &e_action, "title", "Demander le budget", NULL);
	OK(desk_find(&b->d, b, "budget", FIND_ALL, 20, 20, &f, &b->err));
	assert_int_equal(f->count, 20);
	for (size_t i = 0; i < f->count; i++) {
		records += f->list[i].e != NULL;
		assert_true((f->list[i].page != NULL) != (f->list[i].e != NULL));
	}
	assert_true(records >= 5);
	assert_string_equal(f->list[f->count - 1].kind, "Action");
}

/* A window of 8 rows shows three of the guide, then five of the journal; what is left of the guide comes next. */
static void five_places_among_those_that_show(void **state)
{
	bench *b = *state;
	findings *f;
	for (int i = 0; i < 30; i++)
		add(b, &e_action, "title", "Demander le budget", NULL);
	OK(desk_find(&b->d, b, "budget", FIND_ALL, 20, 8, &f, &b->err));
	for (size_t i = 0; i < 9; i++)
		assert_int_equal(f->list[i].e != NULL, i >= 3 && i < 8);
}

static void one_side_only(void **state)
{
	bench *b = *state;
	findings *f;
	for (int i = 0; i < 30; i++)
		add(b, &e_action, "title", "Demander le budget", NULL);
	OK(desk_find(&b->d, b, "budget", FIND_JOURNAL, 50, 50, &f, &b->err));
	assert_int_equal(f->count, 30);
	OK(desk_find(&b->d, b, "budget", FIND_GUIDE, 5, 5, &f, &b->err));
	assert_int_equal(f->count, 5);
	assert_null(f->list[0].e);
}

static void the_journal_takes_what_is_free(void **state)
{
	bench *b = *state;
	findings *f;
	for (int i = 0; i < 30; i++)
		add(b, &e_action, "title", "Zanzibar", NULL);
	OK(desk_find(&b->d, b, "zanzibar", FIND_ALL, 20, 20, &f, &b->err));
	assert_int_equal(f->count, 20);
	assert_null(f->mended);
}

static void a_word_is_mended(void **state)
{
	bench *b = *state;
	findings *f;
	OK(desk_find(&b->d, b, "beudget", FIND_ALL, 5, 5, &f, &b->err));
	assert_true(f->count > 0);
	assert_non_null(strstr(f->mended, "budget"));
}

static void nothing_is_found(void **state)
{
	bench *b = *state;
	findings *f;
	OK(desk_find(&b->d, b, "xyzzyplugh", FIND_ALL, 5, 5, &f, &b->err));
	assert_int_equal(f->count, 0);
}

static void glossary_hits_lead_to_their_word(void **state)
{
	bench *b = *state;
	findings *f;
	OK(desk_find(&b->d, b, "ACI", FIND_GUIDE, 5, 5, &f, &b->err));
	assert_string_equal(f->list[0].page, "sigle:ACI");
	assert_string_equal(f->list[0].kind, "Word");
}

/* A record that keeps an id of the guide goes by what it stands for, and its kind by a word that a narrow column holds. */
static void what_the_guide_names_is_in_its_words(void **state)
{
	static const struct { const entity *e; const char *kind, *title; } told[] = {
		{&e_assessment_answer, "Critère", "A4. Un bilan se fait ensemble chaque année"},
		{&e_interview, "Entretien", "Entretien avec un habitant, ven. 18 sept. 2026"},
		{&e_interview_answer, "Réponse", "Comment cela se passe-t-il pour avoir un médecin traitant, ou le garder\u00a0?"},
		{&e_assessment_answer, "Critère", "Z9"}, /* gone from the guide */
	};
	bench *b = *state;
	findings *f;
	unsigned seen = 0;
	i18n_start("fr");
	add(b, &e_cpts, "name", "CPTS du Val", NULL);
	add(b, &e_assessment, "cpts", "1", "date", "2026-09-29", NULL);
	add(b, &e_assessment_answer, "assessment", "1", "criterion", "A4", "evidence", "Zanzibar", NULL);
	add(b, &e_assessment_answer, "assessment", "1", "criterion", "Z9", "evidence", "Zanzibar", NULL);
	add(b, &e_interview, "cpts", "1", "date", "2026-09-18", "survey", "habitants", "place", "Zanzibar", NULL);
	add(b, &e_interview_answer, "interview", "1", "question", "q3", "answer", "Zanzibar", NULL);
	OK(desk_find(&b->d, b, "zanzibar", FIND_ALL, 20, 20, &f, &b->err));
	for (size_t i = 0; i < f->count; i++)
		for (size_t t = 0; t < LENGTH(told); t++)
			if (f->list[i].e == told[t].e && !strcmp(f->list[i].kind, told[t].kind) && !strcmp(f->list[i].title, told[t].title))
				seen |= 1U << t;
	assert_int_equal(seen, 15);
	i18n_start("en");
}

static void sample_dates(void **state)
{
	static const struct { const char *text, *iso; } cases[] = {
		{"-45", "2026-10-07"}, {"+12", "2026-12-03"}, {"0", "2026-11-21"}, {"-6 jeudi", "2026-10-08"}, {"+2 jeudi", "2026-12-03"},
		{"+0 lundi", "2026-11-16"}, {"+1 dimanche", "2026-11-29"},
	};
	static const char *const wrong[] = {"", "demain", "3 jour", "+99999999", "12x"};
	bench *b = *state;
	for (size_t i = 0; i < LENGTH(cases); i++) {
		int day;
		char iso[11];
		OK(sample_date(&day, cases[i].text, &b->err));
		date_to_iso(iso, day);
		assert_string_equal(iso, cases[i].iso);
	}
	for (size_t i = 0; i < LENGTH(wrong); i++) {
		int day;
		assert_int_equal(sample_date(&day, wrong[i], &b->err), ERR_INPUT);
		err_clear(&b->err);
	}
}

/* Whatever the day, the practice journal has a next meeting with points, late and open actions, and sound rules. */
static void practice_journal_on_a_day(void **state)
{
	const char *now = *state;
	setenv("CARNET_NOW", now, 1);
	bench *b = NEW(NULL, bench);
	today *t;
	OK(library_open(b, &b->d.l, NULL, &b->err));
	OK(desk_demo(b, b->d.l, &b->d.j, &b->err));
	OK(desk_today(&b->d, b, &t, &b->err));
	assert_string_equal(t->blocks[0].id, "next");
	assert_int_equal(t->blocks[0].count, 3);
	assert_string_equal(t->blocks[1].id, "actions");
	assert_true(t->count >= 6);
	talloc_free(b);
}

/* Whatever its kind, a record is found and named from the tables that a search opens: never does the whole journal have to be opened for it. */
static void every_kind_found_in_part(void **state)
{
	bench *b = *state;
	char dir[] = "/tmp/carnet-desk-XXXXXX", *former;
	AUTO_PROBLEMS p = {0};
	size_t kinds = 0;
	int64_t file;
	assert_non_null(mkdtemp(dir));
	char *path = mem_printf(b, "%s/journal.carnet", dir);
	TALLOC_FREE(b->d.j);
	OK(desk_demo(b, b->d.l, &b->d.j, &b->err));
	OK(file_replace(path, "%PDF", 4, 0600, &b->err));
	OK(desk_attach(&b->d, &e_meeting, 1, path, &file, &p, &b->err));
	unlink(path);
	OK(journal_backup(b->d.j, b, path, &former, &b->err));
	for (char letter[] = "a"; *letter <= 'z'; ++*letter) {
		hits *h, *same;
		journal *narrow;
		OK(journal_find(b->d.j, b, letter, 500, &h, &b->err));
		OK(journal_open(b, &narrow, path, JOURNAL_FIND, &b->err));
		OK(journal_find(narrow, b, letter, 500, &same, &b->err));
		assert_true(narrow->partial);
		assert_int_equal(same->count, h->count);
		for (size_t i = 0; i < h->count; i++) {
			assert_string_equal(same->list[i].title, h->list[i].title);
			kinds |= 1U << h->list[i].e->number;
		}
		journal_close(narrow);
	}
	for (const entity *const *e = entities; *e; e++)
		if (!(kinds >> (*e)->number & 1))
			fail_msg("%s", (*e)->name);
	unlink(path);
	rmdir(dir);
}

static int write_to(void *data, const char *s, size_t len, struct err *e)
{
	(void)e;
	sb_addn(data, s, len);
	return 0;
}

static char *copy(bench *b, journal *j)
{
	strbuf *out = sb_new(b);
	OK(export_json(j, (sink){write_to, out}, NULL, NULL, &b->err));
	return out->s;
}

static void practice_journal_round_trip(void **state)
{
	bench *b = *state;
	journal *demo;
	import_report report;
	AUTO_PROBLEMS p = {0};
	OK(desk_demo(b, b->d.l, &demo, &b->err));
	char *before = copy(b, demo), name[] = "/tmp/carnet-desk-XXXXXX";
	int fd = mkstemp(name);
	assert_true(fd >= 0);
	close(fd);
	OK(file_replace(name, before, strlen(before), 0600, &b->err));
	OK(import_file(b->d.j, b, name, NULL, NULL, false, &report, &p, &b->err));
	assert_true(report.added > 100);
	assert_string_equal(copy(b, b->d.j), before);
	OK(import_file(b->d.j, b, name, NULL, NULL, false, &report, &p, &b->err));
	assert_int_equal(report.added + report.replaced, 0);
	unlink(name);
}

/* The points of an invitation have the topics that typed ones would have. */
static void topics_of_an_invitation(void **state)
{
	static const char *const topics[] = {"bilan", "questions-diverses"};
	bench *b = *state;
	import_report report;
	AUTO_PROBLEMS p = {0};
	record **list;
	size_t count;
	add(b, &e_cpts, "name", "CPTS du Val", NULL);
	OK(import_invitation(b->d.j, b->d.l, b, "tests/data/invitations/outlook-request.ics", &e_agenda_item, NULL, false, &report, &p, &b->err));
	OK(journal_window(b->d.j, b, query_new(b, &e_agenda_item), NULL, false, 0, &list, &count, &b->err));
	assert_int_equal(count, LENGTH(topics));
	for (size_t i = 0; i < count; i++)
		assert_non_null(strstr(record_text(list[i], "topic"), topics[i]));
}

static void docs_as_files(void **state)
{
	static const struct { const char *format, *file, *begins; } cases[] = {
		{"text", "seance-du-3-dec.txt", "Séance"}, {"Markdown", "seance-du-3-dec.md", "# Séance"}, {"html", "seance-du-3-dec.html", "<!DOCTYPE html>"},
		{"pdf", "seance-du-3-dec.pdf", "%PDF-"},
	};
	bench *b = *state;
	char folder[] = "/tmp/carnet-desk-XXXXXX";
	assert_non_null(mkdtemp(folder));
	setenv("HOME", folder, 1);
	doc *d = doc_new(b, "Séance du 3 déc.");
	doc_paragraph(d, NULL, "Texte.");
	for (size_t i = 0; i < LENGTH(cases); i++) {
		char *written, *text;
		size_t len;
		struct stat st;
		OK(desk_write(b, d, cases[i].format, NULL, NULL, " Séance /du 3 déc. ", &written, &b->err));
		assert_string_equal(strrchr(written, '/') + 1, cases[i].file);
		OK(file_read(b, &text, &len, written, 100000, &b->err));
		assert_int_equal(strncmp(text, cases[i].begins, strlen(cases[i].begins)), 0);
		assert_int_equal(stat(written, &st), 0);
		assert_int_equal(st.st_mode & 0777, 0600);
	}
	char *written;
	OK(desk_write(b, d, "text", NULL, path_join(b, folder, "x"), "unused", &written, &b->err));
	assert_string_equal(written, path_join(b, folder, "x"));
	assert_int_equal(desk_write(b, d, "papyrus", NULL, NULL, "x", &written, &b->err), ERR_INPUT);
	assert_non_null(strstr(b->err.what, "papyrus"));
	err_clear(&b->err);
	OK(desk_write(b, d, "text", NULL, NULL, "///", &written, &b->err));
	assert_string_equal(strrchr(written, '/'), "/document.txt");
	assert_int_equal(system(mem_printf(b, "rm -rf %s", folder)), 0);
}

static void rendered(void **state)
{
	bench *b = *state;
	strbuf *out = sb_new(b);
	doc *d = doc_new(b, "Titre");
	OK(desk_render(out, d, "markdown", 80, &b->err));
	assert_non_null(strstr(out->s, "# Titre"));
	assert_int_equal(desk_render(out, d, "pdf", 80, &b->err), ERR_INPUT);
}

static const char *const days[] = {"2026-11-21T09:00:00Z", "2026-12-31T23:30:00Z", "2027-01-01T00:10:00Z", "2028-02-29T12:00:00Z", "2026-11-23T08:00:00Z", "2027-06-17T20:00:00Z",
	"2031-08-15T10:00:00Z"};

int main(void)
{
	const struct CMUnitTest single[] = {
		test_bench(guide_and_journal_together), test_bench(five_places_among_those_that_show), test_bench(one_side_only), test_bench(the_journal_takes_what_is_free), test_bench(a_word_is_mended),
		test_bench(nothing_is_found), test_bench(glossary_hits_lead_to_their_word), test_bench(what_the_guide_names_is_in_its_words),
		test_bench(sample_dates), test_bench(practice_journal_round_trip), test_bench(every_kind_found_in_part),
		test_bench(topics_of_an_invitation),
		test_bench(docs_as_files), test_bench(rendered),
	};
	struct CMUnitTest tests[LENGTH(single) + LENGTH(days)];
	memcpy(tests, single, sizeof single);
	for (size_t i = 0; i < LENGTH(days); i++)
		tests[LENGTH(single) + i] = (struct CMUnitTest){days[i], practice_journal_on_a_day, NULL, NULL, (void *)(uintptr_t)days[i]};
	i18n_start("en");
	return cmocka_run_group_tests(tests, NULL, NULL);
}
