// SPDX-License-Identifier: EUPL-1.2
/* Documents made from the journal: dossier, substitute, handover, year. */
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <carnet/base/i18n.h>
#include <carnet/base/mem.h>
#include <carnet/report/report.h>
#include <carnet/rules/meetings.h>
#include "command.h"

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

int run_prepare(struct cli *c, struct err *e)
{
	AUTO_CTX(tmp);
	const char *to = c->set[O_OUTPUT], *format = document_format(c);
	unsigned sections;
	int64_t id = 0;
	doc *d;
	int code = document_sections(c, &sections, &dossier_sections, e);

	if (!code)
		code = document_open(c, NEED_READ, &e_meeting, 0, &id, e);
	if (!code && c->nargs == 0)
		code = next_meeting(c, &id, e);
	if (code)
		return code;
	if (to && strcmp(to, "-") && !cli_json(c)) {
		char *written;
		print_setup paper = {0};
		code = document_paper(c, &paper, e);
		if (!code)
			code = desk_dossier(&c->d, tmp, id, sections, format, &paper, to, &written, e);
		if (!code)
			say(_("Written: %s"), written);
		return code;
	}
	report_from f = document_from(c);
	code = report_dossier(&f, tmp, id, sections, &d, e);
	return code ? code : document_give(c, mem_printf(tmp, "meeting/%" PRId64, id), d, NULL, e);
}

/* A report made from one record that an argument names. */
static int give_report(struct cli *c, const entity *kind, int (*make)(const report_from *, const void *, int64_t, doc **, struct err *),
		       int (*give)(struct cli *, const char *, const doc *, const char *, struct err *), struct err *e)
{
	AUTO_CTX(tmp);
	int64_t id = 0;
	doc *d;
	int code = document_open(c, NEED_READ, kind, 0, &id, e);
	report_from f = document_from(c);

	if (!code)
		code = make(&f, tmp, id, &d, e);
	return code ? code : give(c, mem_printf(tmp, "%s/%" PRId64, kind->name, id), d, NULL, e);
}

int run_handover(struct cli *c, struct err *e)
{
	return give_report(c, &e_mandate, report_handover, document_share, e);
}

int run_account(struct cli *c, struct err *e)
{
	return give_report(c, &e_meeting, report_account, document_share, e);
}

int run_minutes(struct cli *c, struct err *e)
{
	return give_report(c, &e_meeting, report_minutes, document_give, e);
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
	int code = document_open(c, NEED_READ, &e_meeting, 0, &id, e);
	report_from f = document_from(c);

	if (code)
		return code;
	if (cli_json(c))
		return give_sheet(c, id, e);
	code = report_substitute(&f, tmp, id, &d, e);
	return code ? code : document_share(c, mem_printf(tmp, "meeting/%" PRId64, id), d, NULL, e);
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
	report_from f = document_from(c);
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
		code = document_open(c, NEED_READ, &e_mandate, 1, &mandate, e);
	report_from f = document_from(c);
	if (!code)
		code = report_year(&f, tmp, year, mandate, &d, e);
	if (!code && cli_json(c))
		code = year_members(c, tmp, year, mandate, &members, e);
	return code ? code : document_share(c, mem_printf(tmp, "report/%d", year), d, members, e);
}
