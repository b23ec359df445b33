// SPDX-License-Identifier: EUPL-1.2
/* A meeting closed by command: what the interface proposes to tick, done or left. */
#include <inttypes.h>
#include <string.h>
#include <carnet/base/i18n.h>
#include <carnet/base/mem.h>
#include <carnet/base/text.h>
#include <carnet/desk/closing.h>
#include <carnet/report/report.h>
#include "command.h"

static const struct closing_part {
	const char *name, *alias;
} parts[] = {
	[CLOSING_HELD] = {"held", "tenue"},       [CLOSING_TRIP] = {"trip", "trajet"},    [CLOSING_ACTION] = {"actions", "actions"},
	[CLOSING_NEXT] = {"next", "prochaine"}, [CLOSING_REPORT] = {"report", "retour"},
};

/* ---- what is done and what is left ---- */

static int tick_part(closing *c, const char *typed, bool on, struct err *e)
{
	AUTO_CTX(tmp);
	strbuf *all = sb_new(tmp);

	for (size_t kind = 0; kind < LENGTH(parts); kind++) {
		const char *shown = i18n_french() ? parts[kind].alias : parts[kind].name;
		if (kind != CLOSING_HELD)
			sb_addf(all, "%s%s", all->len ? ", " : "", shown);
		if (kind == CLOSING_HELD || (!text_same(typed, parts[kind].name) && !text_same(typed, parts[kind].alias)))
			continue;
		for (size_t i = 0; i < c->count; i++)
			if (c->list[i].kind == (enum closing_kind)kind)
				c->list[i].ticked = on;
		return 0;
	}
	return err_setf(e, ERR_INPUT, _("“%s” is no part of a closing|choose among: %s"), typed, all->s);
}

static int tick_parts(closing *c, const char *typed, bool on, struct err *e)
{
	int code = 0;

	while (typed && *typed && !code) {
		AUTO_CTX(tmp);
		size_t n = strcspn(typed, ",");
		code = tick_part(c, text_trim(tmp, mem_dupn(tmp, typed, n)), on, e);
		typed += n + (typed[n] != '\0');
	}
	return code;
}

/* ---- next=DATE, action:ID=DATE ---- */

static bool begins_name(const char *argument, const char *name, const char **after)
{
	size_t n = strlen(name);

	*after = argument + n;
	return !strncmp(argument, name, n);
}

static closing_step *next_step(closing *c)
{
	for (size_t i = 0; i < c->count; i++)
		if (c->list[i].kind == CLOSING_NEXT)
			return &c->list[i];
	return NULL;
}

static int date_next(closing *c, const char *typed, struct err *e)
{
	closing_step *s = next_step(c);

	return s ? closing_date(c, s, typed, e)
		 : err_set(e, ERR_INPUT, _("The next meeting of this body is in the journal already"), _("change its date with carnet edit meeting"));
}

static int date_action(struct cli *c, closing *cl, const char *typed, struct err *e)
{
	AUTO_CTX(tmp);
	const char *equal = strchr(typed, '=');
	int64_t id;
	int code = journal_lookup(c->d.j, &e_action, mem_dupn(tmp, typed, equal ? (size_t)(equal - typed) : strlen(typed)), &id, e);

	for (size_t i = 0; i < cl->count && !code; i++)
		if (cl->list[i].kind == CLOSING_ACTION && cl->list[i].r->id == id)
			return closing_date(cl, &cl->list[i], equal ? equal + 1 : "", e);
	return code ? code : err_setf(e, ERR_INPUT, _("“%s” is no open action of this meeting|carnet close with --dry-run shows them"), typed);
}

static int take_argument(struct cli *c, closing *cl, const char *argument, struct err *e)
{
	const char *typed;

	if (begins_name(argument, "next=", &typed) || begins_name(argument, "prochaine=", &typed))
		return date_next(cl, typed, e);
	if (begins_name(argument, "action:", &typed))
		return date_action(c, cl, typed, e);
	return err_setf(e, ERR_INPUT, _("“%s” is not understood here|what may follow the meeting: next=DATE, action:ID=DATE"), argument);
}

static int choose(struct cli *c, closing *cl, struct err *e)
{
	int code = 0;

	for (size_t i = 1; i < c->nargs && !code; i++)
		code = take_argument(c, cl, c->args[i], e);
	code = code ? code : tick_parts(cl, c->set[O_WITH], true, e);
	code = code ? code : tick_parts(cl, c->set[O_WITHOUT], false, e);
	const closing_step *next = next_step(cl);
	if (!code && next && next->ticked && !*record_text(next->r, "date"))
		code = err_set(e, ERR_INPUT, _("The next meeting has no date"), _("type it: next=14/01"));
	return code;
}

/* ---- what is told ---- */

static void tell_json(struct cli *c, const closing *cl, bool kept)
{
	out_format(c, "{\"meeting\":%" PRId64 ",\"kept\":%s,\"steps\":[", cl->meeting->id, kept ? "true" : "false");
	for (size_t i = 0; i < cl->count; i++) {
		const closing_step *s = &cl->list[i];
		out_format(c, "%s\n{", i ? "," : "");
		out_json_field(c, "step", parts[s->kind].name, true);
		out_format(c, ",\"done\":%s", s->ticked ? "true" : "false");
		out_json_field(c, "what", s->what, false);
		out_json_field(c, "why", s->why, false);
		if (s->r && s->r->id)
			out_format(c, ",\"id\":%" PRId64, s->r->id);
		out_text(c, "}");
	}
	out_text(c, "]}\n");
}

static void tell(struct cli *c, const closing *cl)
{
	const column columns[] = {{"", false, true}, {"", false, false}, {"", false, false}};
	table *t = table_new(c, columns, LENGTH(columns), false);

	for (size_t i = 0; i < cl->count; i++)
		table_row(t, (const char *const[]){cl->list[i].ticked ? "[x]" : "[ ]", cl->list[i].what, cl->list[i].why});
	table_end(t);
}

static bool reported(const closing *cl)
{
	for (size_t i = 0; i < cl->count; i++)
		if (cl->list[i].kind == CLOSING_REPORT)
			return cl->list[i].ticked;
	return false;
}

/* The report goes to the file of -o; without one, how to get it is said. */
static int give_account(struct cli *c, const closing *cl, struct err *e)
{
	AUTO_CTX(tmp);
	report_from from = document_from(c);
	print_setup paper = {0};
	char *written;
	doc *d;
	int code = document_paper(c, &paper, e);

	if (!c->set[O_OUTPUT]) {
		say(_("The report to the association: carnet account %s"), c->args[0]);
		return 0;
	}
	code = code ? code : report_account(&from, tmp, cl->meeting->id, &d, e);
	code = code ? code : document_point_out(c, d, e);
	code = code ? code : desk_write(tmp, d, document_format(c), &paper, c->set[O_OUTPUT], d->title, &written, e);
	if (!code)
		say(_("Written: %s"), written);
	return code;
}

static int open_meeting(struct cli *c, const void *parent, closing **out, struct err *e)
{
	print_setup paper = {0};
	int64_t id;
	int code = document_paper(c, &paper, e);

	code = code ? code : cli_library(c, e);
	code = code ? code : cli_open(c, c->set[O_DRY_RUN] ? NEED_READ : NEED_CHANGE, e);
	code = code ? code : journal_lookup(c->d.j, &e_meeting, c->args[0], &id, e);
	return code ? code : desk_closing(&c->d, parent, id, out, e);
}

/* One change with its report: when the file cannot be written, nothing is kept. */
static int keep(struct cli *c, closing *cl, struct err *e)
{
	int code = journal_begin(c->d.j, NULL, e);

	if (code)
		return code;
	code = desk_close(&c->d, cl, e);
	if (!code && reported(cl))
		code = give_account(c, cl, e);
	return journal_end(c->d.j, code, e);
}

int run_close(struct cli *c, struct err *e)
{
	AUTO_CTX(tmp);
	closing *cl;
	bool dry = c->set[O_DRY_RUN];
	int code = open_meeting(c, tmp, &cl, e);

	code = code ? code : choose(c, cl, e);
	if (!code && !dry)
		code = keep(c, cl, e);
	if (code)
		return code;
	if (cli_json(c))
		tell_json(c, cl, !dry);
	else
		tell(c, cl);
	return 0;
}
