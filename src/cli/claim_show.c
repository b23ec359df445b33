// SPDX-License-Identifier: EUPL-1.2
/* What is read of claims: the document of one, its letters, the figures of a year. */
#include <string.h>
#include <carnet/base/i18n.h>
#include <carnet/base/mem.h>
#include <carnet/base/money.h>
#include <carnet/base/text.h>
#include <carnet/desk/money.h>
#include <carnet/exchange/claims.h>
#include <carnet/report/claims.h>
#include <carnet/rules/money.h>
#include "claim.h"

/* What leaves is told before it does: one line each. */
static int tell_leaving(struct cli *c, int64_t id, unsigned parts, struct err *e)
{
	AUTO_CTX(tmp);
	leaving *list;
	size_t count;
	int code = desk_leaving(&c->d, tmp, id, parts, &list, &count, e);

	for (size_t i = 0; i < count && !code; i++) {
		strbuf *line = sb_new(tmp);
		visible_line(line, mem_printf(tmp, _("%s: %s"), list[i].what, list[i].text));
		say(_("leaves with this document: %s"), line->s);
	}
	return code;
}

static int show_to(struct cli *c, int64_t id, unsigned parts, const char *format, struct err *e)
{
	AUTO_CTX(tmp);
	print_setup paper = {0};
	char *written;
	int code = document_paper(c, &paper, e);

	code = code ? code : tell_leaving(c, id, parts, e);
	code = code ? code : desk_claim_write(&c->d, tmp, id, parts, format, &paper, c->set[O_OUTPUT], &written, e);
	if (!code)
		say(_("Written: %s"), written);
	return code;
}

static int show_table(struct cli *c, int64_t id, const char *format, struct err *e)
{
	AUTO_CTX(tmp);
	scales *s;
	int entries;

	if (text_same(format, "csv"))
		return export_claim_csv(c->d.j, out_sink(c), id, e);
	int code = desk_scales(&c->d, tmp, &s, e);
	return code ? code : export_paheko(c->d.j, out_sink(c), s, 0, id, INT32_MIN, INT32_MAX, &entries, e);
}

static int give_claim(struct cli *c, int64_t id, struct err *e)
{
	AUTO_CTX(tmp);
	AUTO_PROBLEMS p = {0};
	const char *format = document_format(c), *to = c->set[O_OUTPUT];
	unsigned parts;
	doc *d;
	int code = document_sections(c, &parts, &claim_sections, e);

	if (code)
		return code;
	if (cli_json(c)) {
		code = claim_ready(c->d.j, id, &p, e);
		return code ? code : claim_json(c, id, &p, e);
	}
	if (to && strcmp(to, "-"))
		return show_to(c, id, parts, format, e);
	if (text_same(format, "csv") || text_same(format, "paheko"))
		return show_table(c, id, format, e);
	report_from f = document_from(c);
	code = report_claim(&f, tmp, id, parts, &d, e);
	return code ? code : document_give(c, "claim", d, NULL, e);
}

/* An amount that the disk changed must not reach the treasurer unsaid. */
static int run_show_claim(struct cli *c, int64_t id, struct err *e)
{
	AUTO_CTX(tmp);
	AUTO_PROBLEMS p = {0};
	query *claim = query_new(tmp, &e_claim), *lines = query_new(tmp, &e_expense);
	int code = give_claim(c, id, e);

	query_where(claim, "id", OP_IS, value_int(id));
	query_where(lines, "claim", OP_IS, value_int(id));
	if (code || c->broken || (code = journal_held_all(c->d.j, claim, &p, e)) || (code = journal_held_all(c->d.j, lines, &p, e)))
		return code;
	return say_damage(c, &p, e);
}

const struct claim_document claim_documents[] = {
	{"show", "montrer", run_show_claim, NULL, NULL},
	{"remind", "relancer", NULL, "reminder", report_reminder},
	{"statement", "declaration", NULL, "waiver", report_waiver},
	{NULL, NULL, NULL, NULL, NULL},
};

int claim_document_give(struct cli *c, const struct claim_document *of, int64_t id, struct err *e)
{
	AUTO_CTX(tmp);
	report_from f = document_from(c);
	doc *d;

	if (of->run)
		return of->run(c, id, e);
	int code = of->make(&f, tmp, id, &d, e);
	return code ? code : document_give(c, of->id, d, NULL, e);
}

/* ---- a year ---- */

static int typed_year(struct cli *c, int *year, struct err *e)
{
	int64_t n = 0;

	if (c->nargs < 2)
		return err_set(e, ERR_INPUT, _("The year is missing"), _("write it in full, for instance 2026"));
	if (integer_parse(&n, c->args[1], NULL) || n < 1900 || n > 2199)
		return err_setf(e, ERR_INPUT, _("“%s” is not a year|write it in full, for instance 2026"), c->args[1]);
	*year = (int)n;
	return 0;
}

/* By its name alone, or as elsewhere by payer=NAME. */
static int payer_given(struct cli *c, int64_t *id, struct err *e)
{
	AUTO_CTX(tmp);
	const char *typed = c->args[2], *equal = strchr(typed, '=');
	const field *payer;

	if (equal && argument_field(&e_claim, mem_dupn(tmp, typed, (size_t)(equal - typed)), &payer, NULL) == 0 && !strcmp(payer->name, "payer"))
		typed = equal + 1;
	return journal_lookup(c->d.j, &e_payer, typed, id, e);
}

/* One payer, one exercice, one file. */
static int year_paheko(struct cli *c, int year, struct err *e)
{
	AUTO_CTX(tmp);
	record *payer;
	file_sink *file = NULL;
	scales *s;
	const char *to = c->set[O_OUTPUT];
	int64_t id;
	int first, last, entries, code;

	if (c->nargs < 3)
		return err_set(e, ERR_INPUT, _("An accounting file is for one payer"), _("name it after the year"));
	code = payer_given(c, &id, e);
	code = code ? code : journal_get(c->d.j, tmp, &payer, &e_payer, id, e);
	code = code ? code : desk_scales(&c->d, tmp, &s, e);
	if (!code && to && strcmp(to, "-"))
		code = file_sink_open(tmp, &file, to, e);
	if (code)
		return code;
	exercice_of(payer, year, &first, &last);
	code = export_paheko(c->d.j, file ? file_sink_to(file) : out_sink(c), s, id, 0, first, last, &entries, e);
	return code || !file ? code : file_sink_commit(file, e);
}

static const struct year_document {
	const char *name, *alias;
	int (*run)(struct cli *c, int year, struct err *e); /* NULL: a doc, made by */
	const char *id;
	int (*make)(const report_from *from, const void *parent, int year, doc **out, struct err *e);
} years[] = {
	{"year", "annee", NULL, "money", report_money},
	{"waivers", "abandons", NULL, "waivers", report_waivers},
	{"paheko", "paheko", year_paheko, NULL, NULL},
};

static int give_year(struct cli *c, const struct year_document *of, int year, struct err *e)
{
	AUTO_CTX(tmp);
	report_from f = document_from(c);
	doc *d;

	if (of->run)
		return of->run(c, year, e);
	int code = of->make(&f, tmp, year, &d, e);
	return code ? code : document_give(c, of->id, d, NULL, e);
}

int claim_year(struct cli *c, bool *known, struct err *e)
{
	for (size_t i = 0; i < LENGTH(years); i++)
		if (text_same(years[i].name, c->args[0]) || text_same(years[i].alias, c->args[0])) {
			int year = 0, code = typed_year(c, &year, e);
			*known = true;
			code = code ? code : cli_library(c, e);
			code = code ? code : cli_open(c, NEED_READ, e);
			return code ? code : give_year(c, &years[i], year, e);
		}
	*known = false;
	return 0;
}
