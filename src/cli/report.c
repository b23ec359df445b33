// SPDX-License-Identifier: EUPL-1.2
/* Documents made from the journal: dossier, substitute, handover, year, level of participation. */
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <carnet/base/date.h>
#include <carnet/base/i18n.h>
#include <carnet/base/mem.h>
#include <carnet/base/text.h>
#include <carnet/report/report.h>
#include <carnet/rules/meetings.h>
#include <carnet/rules/participation.h>
#include "command.h"

static report_from from(const struct cli *c)
{
	return (report_from){ c->d.j, c->d.l };
}

/* Guide and journal, and the record that an argument names. */
static int open_on(struct cli *c, enum need need, const entity *kind, size_t argument, int64_t *id, struct err *e)
{
	print_setup paper = { 0 };
	int code = document_paper(c, &paper, e);

	if (!code)
		code = cli_library(c, e);
	if (!code)
		code = cli_open(c, need, e);
	return code || argument >= c->nargs ? code : journal_lookup(c->d.j, kind, c->args[argument], id, e);
}

static int next_meeting(struct cli *c, int64_t *id, struct err *e)
{
	AUTO_CTX(tmp);
	record *next;
	int code = meeting_next(c->d.j, tmp, &next, e);

	if (!code && !next)
		return err_set(e, ERR_MISSING, _("No meeting is planned"), _("name one, or add it: carnet add meeting title=… date=… cpts=…"));
	*id = code ? 0 : next->id;
	return code;
}

static int chosen_sections(struct cli *c, unsigned *set, struct err *e)
{
	unsigned with = 0, without = 0;
	int code = dossier_choose(&with, c->set[O_WITH] ? c->set[O_WITH] : "", e);

	if (!code)
		code = dossier_choose(&without, c->set[O_WITHOUT] ? c->set[O_WITHOUT] : "", e);
	*set = (dossier_usual() | with) & ~without;
	return code;
}

int run_prepare(struct cli *c, struct err *e)
{
	AUTO_CTX(tmp);
	const char *to = c->set[O_OUTPUT], *format = c->set[O_FORMAT] ? c->set[O_FORMAT] : "text";
	unsigned sections;
	int64_t id = 0;
	doc *d;
	int code = chosen_sections(c, &sections, e);

	if (!code)
		code = open_on(c, NEED_READ, &e_meeting, 0, &id, e);
	if (!code && c->nargs == 0)
		code = next_meeting(c, &id, e);
	if (code)
		return code;
	if (to && strcmp(to, "-") && !cli_json(c)) {
		char *written;
		print_setup paper = { 0 };
		code = document_paper(c, &paper, e);
		if (!code)
			code = desk_dossier(&c->d, tmp, id, sections, format, &paper, to, &written, e);
		if (!code)
			say(_("Written: %s"), written);
		return code;
	}
	report_from f = from(c);
	code = report_dossier(&f, tmp, id, sections, &d, e);
	return code ? code : document_give(c, mem_printf(tmp, "meeting/%" PRId64, id), d, NULL, e);
}

int run_handover(struct cli *c, struct err *e)
{
	AUTO_CTX(tmp);
	int64_t id = 0;
	doc *d;
	int code = open_on(c, NEED_READ, &e_mandate, 0, &id, e);
	report_from f = from(c);

	if (!code)
		code = report_handover(&f, tmp, id, &d, e);
	return code ? code : document_give(c, mem_printf(tmp, "mandate/%" PRId64, id), d, NULL, e);
}

/* The sheet as a file that import takes: on the screen, or where -o says. */
static int give_sheet(struct cli *c, int64_t id, struct err *e)
{
	AUTO_CTX(tmp);
	const char *to = c->set[O_OUTPUT];
	file_sink *file;

	if (!to || !strcmp(to, "-"))
		return desk_sheet(&c->d, id, out_sink(c), e);
	int code = file_sink_open(tmp, &file, to, e);
	if (!code)
		code = desk_sheet(&c->d, id, file_sink_to(file), e);
	if (!code)
		code = file_sink_commit(file, e);
	if (!code)
		say(_("Written: %s"), to);
	return code;
}

int run_substitute(struct cli *c, struct err *e)
{
	AUTO_CTX(tmp);
	int64_t id = 0;
	doc *d;
	int code = open_on(c, NEED_READ, &e_meeting, 0, &id, e);
	report_from f = from(c);

	if (code)
		return code;
	if (cli_json(c))
		return give_sheet(c, id, e);
	code = report_substitute(&f, tmp, id, &d, e);
	return code ? code : document_give(c, mem_printf(tmp, "meeting/%" PRId64, id), d, NULL, e);
}

static int typed_year(const char *typed, int *year, struct err *e)
{
	if (strspn(typed, "0123456789") != strlen(typed) || strlen(typed) != 4)
		return err_setf(e, ERR_INPUT, _("“%s” is not a year|write four digits, for instance 2026"), typed);
	*year = atoi(typed);
	return 0;
}

static int year_members(struct cli *c, const void *parent, int year, int64_t mandate, char **out, struct err *e)
{
	report_from f = from(c);
	strbuf *b = sb_new(parent);
	report_figure *list;
	size_t count;
	int code = report_year_figures(&f, b, year, mandate, &list, &count, e);

	for (size_t i = 0; !code && i < count; i++)
		sb_addf(b, "%s\"%s\":%" PRId64, i ? "," : "\"figures\":{", list[i].name, list[i].n);
	sb_addc(b, '}');
	*out = b->s;
	return code;
}

int run_report(struct cli *c, struct err *e)
{
	AUTO_CTX(tmp);
	int year = 0;
	int64_t mandate = 0;
	char *members = NULL;
	doc *d;
	int code = typed_year(c->args[0], &year, e);

	if (!code)
		code = open_on(c, NEED_READ, &e_mandate, 1, &mandate, e);
	report_from f = from(c);
	if (!code)
		code = report_year(&f, tmp, year, mandate, &d, e);
	if (!code && cli_json(c))
		code = year_members(c, tmp, year, mandate, &members, e);
	return code ? code : document_give(c, mem_printf(tmp, "report/%d", year), d, members, e);
}

static int keep_score(struct cli *c, int64_t assessment, const char *argument, const criterion *criteria, size_t count, struct err *e)
{
	AUTO_CTX(tmp);
	const char *equal = strchr(argument, '=');
	record *r = record_new(tmp, &e_assessment_answer);
	size_t i = 0;

	if (!equal)
		return err_setf(e, ERR_INPUT, _("“%s” gives no score|write for instance P1=2"), argument);
	const char *id = mem_dupn(tmp, argument, (size_t)(equal - argument));
	while (i < count && !text_same(criteria[i].id, id))
		i++;
	if (i == count)
		return err_setf(e, ERR_INPUT, _("There is no criterion “%s”|carnet assess lists them: P1 to P4, A1 to A4, G1 to G6"), id);
	record_set(r, "assessment", value_int(assessment));
	record_set(r, "criterion", value_text(r, criteria[i].id));
	int code = journal_type(c->d.j, r, entity_field(&e_assessment_answer, "score"), equal + 1, e);
	return code ? code : journal_save(c->d.j, r, NULL, e);
}

/* One action: the assessment of today and its answers, all of them or nothing. */
static int keep_assessment(struct cli *c, int64_t cpts, struct err *e)
{
	AUTO_CTX(tmp);
	record *r = record_new(tmp, &e_assessment);
	criterion *criteria;
	char iso[11];
	size_t count;
	int code = library_criteria(c->d.l, tmp, &criteria, &count, e);

	date_to_iso(iso, clock_today());
	record_fallbacks(r);
	record_set(r, "cpts", value_int(cpts));
	record_set(r, "date", value_text(r, iso));
	if (!code)
		code = journal_begin(c->d.j, mem_printf(tmp, _("Assessment recorded: %s"), journal_title(c->d.j, tmp, &e_cpts, cpts)), e);
	if (code)
		return code;
	code = journal_save(c->d.j, r, NULL, e);
	for (size_t i = 1; i < c->nargs && !code; i++)
		code = keep_score(c, r->id, c->args[i], criteria, count, e);
	if (!code)
		return journal_commit(c->d.j, e);
	journal_rollback(c->d.j);
	return code;
}

static int level_members(struct cli *c, const void *parent, int64_t cpts, char **out, struct err *e)
{
	report_from f = from(c);
	strbuf *b = sb_new(parent);
	report_standing *list;
	size_t count;
	int code = report_standings(&f, b, cpts, &list, &count, e);

	for (size_t i = 0; !code && i < count; i++) {
		const participation *p = &list[i].declared;
		sb_addf(b, "%s{\"level\":\"%s\",\"date\":\"%s\",\"standing\":\"%s\"", i ? "," : "\"levels\":[", list[i].level, list[i].date,
			standing_sign(p->standing));
		sb_addf(b, ",\"met\":%d,\"criteria\":%d,\"sum\":%d,\"highest\":%d,\"unanswered\":%d", p->met, p->criteria, p->sum, p->highest, p->unanswered);
		sb_addf(b, ",\"observed_points\":%d,\"observed_meetings\":%d}", list[i].observed.count, list[i].observed.meetings);
	}
	sb_addc(b, ']');
	*out = b->s;
	return code;
}

int run_assess(struct cli *c, struct err *e)
{
	AUTO_CTX(tmp);
	int64_t cpts = 0;
	char *members = NULL;
	doc *d;
	int code = open_on(c, c->nargs > 1 ? NEED_CHANGE : NEED_READ, &e_cpts, 0, &cpts, e);
	report_from f = from(c);

	if (!code && c->nargs > 1)
		code = keep_assessment(c, cpts, e);
	if (!code)
		code = report_level(&f, tmp, cpts, &d, e);
	if (!code && cli_json(c))
		code = level_members(c, tmp, cpts, &members, e);
	return code ? code : document_give(c, mem_printf(tmp, "cpts/%" PRId64, cpts), d, members, e);
}
