// SPDX-License-Identifier: EUPL-1.2
/* A record that the disk changed does not leave unsaid: each document that tells it begins by saying so. */
#include "support.h"

#include <carnet/report/claims.h>

#include "../../../src/journal/internal.h"

enum { MEETING = 8, BOARD = 1, AUBRELLE = 1, CLAIM = 4, YEAR = 2026 };

/* What a sum no longer fits is what a letter changed by the disk is. */
static void disk_changes(bench *b, const char *where)
{
	OK(sql_script(&b->d.j->sql, mem_printf(b, "UPDATE content_sum SET sum=sum+1 WHERE %s", where), &b->err));
}

static const char *head(bench *b, const doc *d)
{
	strbuf *first = sb_new(b);

	doc_plain(first, d->root->first);
	return first->s;
}

/* Every report that makes a doc. */
static size_t make_all(bench *b, doc *made[32])
{
	const report_from *f = &b->from;
	size_t n = 0;

	OK(report_dossier(f, b, MEETING, ~0U, &made[n++], &b->err));
	OK(report_brief(f, b, MEETING, &made[n++], &b->err));
	OK(report_account(f, b, MEETING, &made[n++], &b->err));
	OK(report_minutes(f, b, MEETING, &made[n++], &b->err));
	OK(report_substitute(f, b, MEETING, &made[n++], &b->err));
	OK(report_handover(f, b, BOARD, &made[n++], &b->err));
	OK(report_year(f, b, YEAR, 0, &made[n++], &b->err));
	OK(report_level(f, b, AUBRELLE, &made[n++], &b->err));
	OK(report_proposal(f, b, AUBRELLE, &made[n++], &b->err));
	OK(report_compare(f, b, 1, 2, &made[n++], &b->err));
	OK(report_needs(f, b, AUBRELLE, "", true, &made[n++], &b->err));
	OK(report_directory(f, b, 0, &made[n++], &b->err));
	OK(report_claim(f, b, CLAIM, ~0U, &made[n++], &b->err));
	OK(report_reminder(f, b, CLAIM, &made[n++], &b->err));
	OK(report_money(f, b, YEAR, &made[n++], &b->err));
	return n;
}

static void every_document_says_it(void **state)
{
	bench *b = *state;
	doc *made[32];
	size_t count = make_all(b, made);

	for (size_t i = 0; i < count; i++)
		assert_null(strstr(as_text(b, made[i]), "disk"));
	disk_changes(b, "1");
	count = make_all(b, made);
	for (size_t i = 0; i < count; i++)
		if (!strstr(head(b, made[i]), "The disk changed"))
			fail_msg("%s: %s", made[i]->title, head(b, made[i]));
}

/* By its name when it is one of a few; whatever else is in doubt in the notebook is no matter of this document. */
static void it_is_named(void **state)
{
	bench *b = *state;
	doc *d;

	disk_changes(b, mem_printf(b, "row=%lld", (long long)search_rowid(0, &e_cpts, 2)));
	OK(report_handover(&b->from, b, BOARD, &d, &b->err));
	assert_false(says(b, d, "disk"));
	disk_changes(b, mem_printf(b, "row=%lld", (long long)search_rowid(0, &e_mandate, BOARD)));
	OK(report_handover(&b->from, b, BOARD, &d, &b->err));
	assert_non_null(strstr(head(b, d), mem_printf(b, "The disk changed 1 record that is told here: “%s”.", journal_title(b->d.j, b, &e_mandate, BOARD))));
}

/* Nobody watches any longer, also where no document was made. */
static void the_watch_ends(void **state)
{
	bench *b = *state;
	doc *d;

	OK(report_handover(&b->from, b, BOARD, &d, &b->err));
	assert_null(journal_watch(b->d.j, (reading_watch){0}).changed);
	assert_int_equal(report_handover(&b->from, b, 99, &d, &b->err), ERR_MISSING);
	assert_null(journal_watch(b->d.j, (reading_watch){0}).changed);
}

int main(void)
{
	const struct CMUnitTest tests[] = {test_practice(every_document_says_it), test_practice(it_is_named), test_practice(the_watch_ends)};

	i18n_start("en");
	return cmocka_run_group_tests_name("report/doubt", tests, NULL, NULL);
}
