// SPDX-License-Identifier: EUPL-1.2
/* Expense claims: one line of a table for each verb. */
#include <inttypes.h>
#include <string.h>
#include <carnet/base/date.h>
#include <carnet/base/i18n.h>
#include <carnet/base/mem.h>
#include <carnet/base/money.h>
#include <carnet/base/text.h>
#include <carnet/desk/money.h>
#include "claim.h"
#include "values.h"

enum { KEY_DATE = 1, KEY_REASON = 2, KEY_TOTAL = 4, KEY_LINE = 8 };

/* What follows ID, read. */
struct said {
	int day;
	const char *reason;
	claim_answer *answers;
	size_t count;
};

struct verb {
	const char *name, *alias;
	unsigned keys;      /* what may follow ID */
	const char *done;   /* msgid: number of the claim */
	int (*run)(struct cli *c, int64_t id, const struct said *s, struct problems *p, struct err *e);
};

/* ---- what is typed ---- */

static int type_date(struct cli *c, struct said *s, const char *name, const char *typed, struct err *e)
{
	(void)c, (void)name;
	return date_parse(&s->day, typed, e);
}

static int type_reason(struct cli *c, struct said *s, const char *name, const char *typed, struct err *e)
{
	(void)c, (void)name, (void)e;
	s->reason = typed;
	return 0;
}

static int type_total(struct cli *c, struct said *s, const char *name, const char *typed, struct err *e)
{
	claim_answer *a = &s->answers[s->count++];

	(void)c, (void)name;
	return money_parse(&a->cents, typed, e);
}

/* line:ID=amount; line:ID= or line:ID alone is all of it. */
static int type_line(struct cli *c, struct said *s, const char *name, const char *typed, struct err *e)
{
	claim_answer *a = &s->answers[s->count++];
	int code = journal_lookup(c->d.j, &e_expense, strchr(name, ':') + 1, &a->line, e);

	a->whole = !*typed;
	return code || a->whole ? code : money_parse(&a->cents, typed, e);
}

static const struct key {
	unsigned bit;
	const char *name, *alias;
	int (*type)(struct cli *c, struct said *s, const char *name, const char *typed, struct err *e);
} keys[] = {
	{KEY_DATE, "date", "date", type_date},
	{KEY_REASON, "reason", "motif", type_reason},
	{KEY_TOTAL, "total", "total", type_total},
	{KEY_LINE, "line:", "ligne:", type_line},
};

static bool key_is(const struct key *k, const char *name)
{
	if (k->bit != KEY_LINE)
		return text_same(k->name, name) || text_same(k->alias, name);
	return strncmp(name, k->name, strlen(k->name)) == 0 || strncmp(name, k->alias, strlen(k->alias)) == 0;
}

static int no_key(const struct verb *v, const char *argument, struct err *e)
{
	AUTO_CTX(tmp);
	strbuf *all = sb_new(tmp);

	for (size_t i = 0; i < LENGTH(keys); i++)
		if (v->keys & keys[i].bit)
			sb_addf(all, "%s%s%s", all->len ? ", " : "", i18n_french() ? keys[i].alias : keys[i].name,
			        keys[i].bit == KEY_LINE ? _("ID=amount") : "=…");
	return err_setf(e, ERR_INPUT, _("“%s” is not understood here|what may follow the claim: %s"), argument, all->len ? all->s : _("nothing"));
}

static int type_one(struct cli *c, const struct verb *v, struct said *s, const char *argument, struct err *e)
{
	AUTO_CTX(tmp);
	const char *equal = strchr(argument, '=');
	const char *name = equal ? mem_dupn(tmp, argument, (size_t)(equal - argument)) : argument;

	for (size_t i = 0; i < LENGTH(keys); i++)
		if (v->keys & keys[i].bit && key_is(&keys[i], name) && (equal || keys[i].bit == KEY_LINE)) {
			int code = keys[i].type(c, s, name, equal ? equal + 1 : "", e);
			return code ? err_place(e, "%s", name) : 0;
		}
	return no_key(v, argument, e);
}

static int type_all(struct cli *c, const struct verb *v, struct said *s, const void *tmp, struct err *e)
{
	int code = 0;

	*s = (struct said){.day = clock_today(), .answers = mem_alloc(tmp, (c->nargs + 1) * sizeof(claim_answer), "answers")};
	for (size_t i = 2; i < c->nargs && !code; i++)
		code = type_one(c, v, s, c->args[i], e);
	return code;
}

/* ---- what is told ---- */

static void json_cents(struct cli *c, const char *name, int64_t cents, bool first)
{
	out_format(c, "%s\"%s\":%" PRId64, first ? "" : ",", name, cents);
}

static void json_text_field(struct cli *c, const char *name, const char *text)
{
	out_format(c, ",\"%s\":", name);
	out_json(c, text);
}

static void json_part(struct cli *c, const claim_part *p)
{
	json_cents(c, "asked", p->asked, true);
	json_cents(c, "pending", p->pending, false);
	json_cents(c, "settled", p->settled, false);
	json_cents(c, "waived", p->waived, false);
	json_cents(c, "refused", p->refused, false);
}

static void json_line(struct cli *c, const claim_line *l)
{
	out_format(c, "{\"id\":%" PRId64, l->x->id);
	json_text_field(c, "uid", l->x->uid);
	json_text_field(c, "date", record_text(l->x, "date"));
	json_text_field(c, "kind", record_text(l->x, "kind"));
	json_text_field(c, "label", record_text(l->x, "label"));
	json_text_field(c, "explanation", record_text(l->x, "explanation"));
	json_text_field(c, "refusal_reason", record_text(l->x, "refusal_reason"));
	out_text(c, ",");
	json_part(c, &l->p);
	out_text(c, "}");
}

static void json_problems(struct cli *c, const struct problems *p)
{
	AUTO_CTX(tmp);

	out_text(c, ",\"warnings\":[");
	for (size_t i = 0; i < p->count; i++) {
		out_text(c, i ? "," : "");
		out_json(c, err_text(tmp, &p->list[i]));
	}
	out_text(c, "]");
}

/* The claim's own fields, then its lines and what they come to. */
int claim_json(struct cli *c, int64_t id, const struct problems *p, struct err *e)
{
	AUTO_CTX(tmp);
	strbuf *own = sb_new(tmp);
	claim_sheet *s;
	int code = claim_read(c->d.j, tmp, &s, id, e);

	if (!code)
		code = export_record_json(c->d.j, own, s->claim, e);
	if (code)
		return code;
	own->s[own->len - 1] = '\0'; /* its closing bracket */
	out_text(c, own->s);
	out_text(c, ",\"lines\":[");
	for (size_t i = 0; i < s->count; i++) {
		out_text(c, i ? ",\n" : "\n");
		json_line(c, &s->lines[i]);
	}
	out_text(c, "],\"totals\":{");
	json_part(c, &s->total);
	json_cents(c, "advance", s->advance, false);
	json_cents(c, "due", s->due, false);
	json_cents(c, "paid", s->paid, false);
	json_cents(c, "charged", s->charged, false);
	out_text(c, "}");
	json_text_field(c, "code", claim_code(tmp, s));
	json_problems(c, p);
	out_text(c, "}\n");
	return 0;
}

static int tell(struct cli *c, int64_t id, const char *sentence, const struct problems *p, struct err *e)
{
	AUTO_CTX(tmp);
	record *r;
	int code = 0;

	if (cli_json(c))
		return claim_json(c, id, p, e);
	say_problems(p);
	if (!c->screen) {
		out_format(c, "%" PRId64 "\n", id);
		return 0;
	}
	code = journal_get(c->d.j, tmp, &r, &e_claim, id, e);
	if (code)
		return code;
	out_visible(c, mem_printf(tmp, _(sentence), record_text(r, "number")));
	out_text(c, _(". To take it back: carnet undo"));
	out_text(c, "\n");
	return 0;
}

/* ---- the verbs that change a claim ---- */

static int do_submit(struct cli *c, int64_t id, const struct said *s, struct problems *p, struct err *e)
{
	return claim_submit(c->d.j, id, s->day, p, e);
}

static int do_accept(struct cli *c, int64_t id, const struct said *s, struct problems *p, struct err *e)
{
	(void)p;
	return claim_accept(c->d.j, id, s->day, s->answers, s->count, s->reason, e);
}

static int do_refuse(struct cli *c, int64_t id, const struct said *s, struct problems *p, struct err *e)
{
	(void)p;
	return claim_refuse(c->d.j, id, s->day, s->reason, e);
}

static int do_pay(struct cli *c, int64_t id, const struct said *s, struct problems *p, struct err *e)
{
	(void)p;
	return claim_pay(c->d.j, id, s->day, e);
}

static int do_waive(struct cli *c, int64_t id, const struct said *s, struct problems *p, struct err *e)
{
	AUTO_CTX(tmp);
	scales *all;
	int code = desk_scales(&c->d, tmp, &all, e);

	code = code ? code : claim_waive(c->d.j, all, id, s->day, s->answers, s->count, e);
	return code ? code : claim_waived_doubts(c->d.j, id, p, e);
}

static int do_close(struct cli *c, int64_t id, const struct said *s, struct problems *p, struct err *e)
{
	(void)p, (void)s;
	return claim_close(c->d.j, id, e);
}

static const struct verb verbs[] = {
	{"submit", "transmettre", KEY_DATE, N_("Claim submitted: %s"), do_submit},
	{"accept", "accepter", KEY_DATE | KEY_REASON | KEY_TOTAL | KEY_LINE, N_("Answer written down: %s"), do_accept},
	{"refuse", "refuser", KEY_DATE | KEY_REASON, N_("Claim refused: %s"), do_refuse},
	{"pay", "payer", KEY_DATE, N_("Claim paid: %s"), do_pay},
	{"waive", "abandonner", KEY_DATE | KEY_TOTAL | KEY_LINE, N_("Waiver written down: %s"), do_waive},
	{"close", "clore", 0, N_("Claim closed: %s"), do_close},
};

static int run_verb(struct cli *c, const struct verb *v, int64_t id, struct err *e)
{
	AUTO_CTX(tmp);
	AUTO_PROBLEMS p = {0};
	struct said s;
	int code = type_all(c, v, &s, tmp, e);

	code = code ? code : v->run(c, id, &s, &p, e);
	return code ? code : tell(c, id, v->done, &p, e);
}

/* ---- new ---- */

/* The only payer there is something to claim from. */
static int only_payer(struct cli *c, record *claim, struct err *e)
{
	AUTO_CTX(tmp);
	record **payers;
	size_t count, with = 0;
	int code = journal_window(c->d.j, tmp, query_new(tmp, &e_payer), NULL, false, 0, &payers, &count, e);

	for (size_t i = 0; i < count && !code; i++) {
		record **lines;
		size_t n;
		code = claim_claimable(c->d.j, tmp, payers[i]->id, DAY_NONE, DAY_NONE, &lines, &n, e);
		if (!code && n && !with++)
			record_set(claim, "payer", value_int(payers[i]->id));
	}
	if (!code && with > 1)
		return err_set(e, ERR_INPUT, _("Several payers have something to pay back"), _("name one: payer=…"));
	return !code && !with ? err_set(e, ERR_MISSING, _("There is nothing to claim"), _("note the expenses first, with their payer and their amount"))
	                      : code;
}

/* The refused claim named by again=. */
static const char *again_of(const char *argument)
{
	static const char *const names[] = {"again=", "reprise="};

	for (size_t i = 0; i < LENGTH(names); i++)
		if (!strncmp(argument, names[i], strlen(names[i])))
			return argument + strlen(names[i]);
	return NULL;
}

static int run_new(struct cli *c, struct err *e)
{
	AUTO_CTX(tmp);
	AUTO_PROBLEMS p = {0};
	record *claim = record_new(tmp, &e_claim);
	int64_t refused, id = 0;
	int code = cli_library(c, e);

	code = code ? code : cli_open(c, NEED_CHANGE, e);
	const char *again = c->nargs == 2 ? again_of(c->args[1]) : NULL;
	if (!code && again) {
		code = journal_lookup(c->d.j, &e_claim, again, &refused, e);
		code = code ? code : claim_again(c->d.j, refused, 0, &id, e);
		return code ? code : tell(c, id, N_("Claim drawn up again: %s"), &p, e);
	}
	code = code ? code : values_type(c, claim, 1, e);
	if (!code && !record_int(claim, "payer"))
		code = only_payer(c, claim, e);
	code = code ? code : desk_claim(&c->d, claim, &p, e);
	if (!code)
		code = claim_ready(c->d.j, claim->id, &p, e);
	return code ? code : tell(c, claim->id, N_("Claim drawn up: %s"), &p, e);
}

/* ---- the command ---- */

static bool named(const char *name, const char *alias, const char *typed)
{
	return text_same(name, typed) || text_same(alias, typed);
}

static int open_claim(struct cli *c, enum need need, int64_t *id, struct err *e)
{
	int code;

	if (c->nargs < 2)
		return err_set(e, ERR_INPUT, _("The claim is missing"), _("give its number, for instance NDF-2026-0001"));
	code = cli_library(c, e);
	code = code ? code : cli_open(c, need, e);
	return code ? code : journal_lookup(c->d.j, &e_claim, c->args[1], id, e);
}

static int unknown_verb(const char *typed, struct err *e)
{
	return err_setf(e, ERR_INPUT,
	                _("“%s” is not something done to a claim|choose new, show, submit, accept, refuse, pay, waive, close, remind, statement, year, "
	                  "waivers or paheko"),
	                typed);
}

int run_claim(struct cli *c, struct err *e)
{
	const char *verb = c->args[0];
	int64_t id;
	bool known;
	int code;

	if (named("new", "nouvelle", verb))
		return run_new(c, e);
	for (size_t i = 0; i < LENGTH(verbs); i++)
		if (named(verbs[i].name, verbs[i].alias, verb)) {
			code = open_claim(c, NEED_CHANGE, &id, e);
			return code ? code : run_verb(c, &verbs[i], id, e);
		}
	for (const struct claim_document *d = claim_documents; d->name; d++)
		if (named(d->name, d->alias, verb)) {
			code = open_claim(c, c->set[O_OUTPUT] ? NEED_CHANGE : NEED_READ, &id, e);
			return code ? code : claim_document_give(c, d, id, e);
		}
	code = claim_year(c, &known, e);
	return known ? code : unknown_verb(verb, e);
}
