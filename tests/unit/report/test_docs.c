// SPDX-License-Identifier: EUPL-1.2
/* Each report of the practice journal is the text that was read and approved: tests/screens/report-<name>.txt; BLESS=1 writes it instead. */
#include "support.h"

enum { NEXT = 10, LAST_BOARD = 8, BOARD = 1, ENDING = 3, AUBRELLE = 1 };

/* Without the extracts of the guide, which have their own life. */
static int dossier(bench *b, doc **out)
{
	unsigned guide = 0;
	int code = sections_choose(&guide, &dossier_sections, "guide", &b->err);
	return code ? code : report_dossier(&b->from, b, NEXT, sections_usual(&dossier_sections) & ~guide, out, &b->err);
}

static int dossier_with_notes(bench *b, doc **out)
{
	unsigned notes = 0;
	int code = sections_choose(&notes, &dossier_sections, "notes", &b->err);
	return code ? code : report_dossier(&b->from, b, NEXT, notes, out, &b->err);
}

static int brief(bench *b, doc **out)
{
	return report_brief(&b->from, b, NEXT, out, &b->err);
}

static int account(bench *b, doc **out)
{
	return report_account(&b->from, b, LAST_BOARD, out, &b->err);
}

static int minutes(bench *b, doc **out)
{
	return report_minutes(&b->from, b, LAST_BOARD, out, &b->err);
}

static int handover(bench *b, doc **out)
{
	return report_handover(&b->from, b, BOARD, out, &b->err);
}

static int handover_ending(bench *b, doc **out)
{
	return report_handover(&b->from, b, ENDING, out, &b->err);
}

static int substitute(bench *b, doc **out)
{
	return report_substitute(&b->from, b, NEXT, out, &b->err);
}

static int year(bench *b, doc **out)
{
	return report_year(&b->from, b, 2026, 0, out, &b->err);
}

static int year_of_mandate(bench *b, doc **out)
{
	return report_year(&b->from, b, 2026, BOARD, out, &b->err);
}

static int level(bench *b, doc **out)
{
	return report_level(&b->from, b, AUBRELLE, out, &b->err);
}

static int compare(bench *b, doc **out)
{
	return report_compare(&b->from, b, 1, 2, out, &b->err);
}

static int needs(bench *b, doc **out)
{
	return report_needs(&b->from, b, AUBRELLE, "habitants", false, out, &b->err);
}

static int directory(bench *b, doc **out)
{
	return report_directory(&b->from, b, 0, out, &b->err);
}

static const struct report {
	const char *name;
	int (*make)(bench *b, doc **out);
} reports[] = {
	{"report-dossier", dossier},       {"report-dossier-notes", dossier_with_notes}, {"report-brief", brief},
	{"report-account", account},       {"report-minutes", minutes},                  {"report-handover", handover},
	{"report-handover-ending", handover_ending},
	{"report-substitute", substitute}, {"report-year", year},                        {"report-year-mandate", year_of_mandate},
	{"report-level", level},           {"report-compare", compare},                  {"report-needs", needs},
	{"report-directory", directory},
};

static const struct report *at_hand;

/* A reader by ear goes from heading to heading: none is skipped on the way down. */
static void headings_step_by_step(const doc *d)
{
	int above = 1;

	for (const node *n = d->root->first; n; n = n->next) {
		if (n->kind != N_HEADING)
			continue;
		assert_in_range(n->level, 1, above + 1);
		above = n->level;
	}
}

static void as_approved(void **state)
{
	bench *b = *state;
	const char *path = mem_printf(b, "tests/screens/%s.txt", at_hand->name);
	char *approved;
	size_t len;
	doc *d;

	OK(at_hand->make(b, &d));
	headings_step_by_step(d);
	const char *text = as_text(b, d);
	if (getenv("BLESS")) {
		OK(file_replace(path, text, strlen(text), 0644, &b->err));
		return;
	}
	OK(file_read(b, &approved, &len, path, 1 << 20, &b->err));
	assert_string_equal(text, approved);
}

/* One setup for each: what is at hand follows the order of the tests. */
static int next_setup(void **state)
{
	at_hand = at_hand ? at_hand + 1 : reports;
	return practice_setup(state);
}

int main(void)
{
	struct CMUnitTest tests[LENGTH(reports)];

	i18n_start("fr");
	for (size_t i = 0; i < LENGTH(reports); i++)
		tests[i] = (struct CMUnitTest){reports[i].name, as_approved, next_setup, bench_teardown, NULL};
	return cmocka_run_group_tests_name("report docs", tests, NULL, NULL);
}
