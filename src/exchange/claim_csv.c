// SPDX-License-Identifier: EUPL-1.2
#include <carnet/base/date.h>
#include <carnet/base/i18n.h>
#include <carnet/base/mem.h>
#include <carnet/base/money.h>
#include <carnet/exchange/claims.h>
#include <carnet/rules/claim.h>
#include "csv_parts.h"

struct claim_out {
	journal *j;
	strbuf *b;
	const claim_sheet *c;
	size_t i;
};

static void money(struct claim_out *o, int64_t cents)
{
	money_plain(o->b, cents);
}

static void title_of(struct claim_out *o, const entity *of, const char *name)
{
	AUTO_CTX(tmp);
	int64_t id = record_int(o->c->lines[o->i].x, name);

	csv_words(o->b, id ? journal_title(o->j, tmp, of, id) : "");
}

static void number(struct claim_out *o)
{
	csv_words(o->b, record_text(o->c->claim, "number"));
}

static void day(struct claim_out *o)
{
	int d;

	if (!date_from_iso(&d, record_text(o->c->lines[o->i].x, "date")))
		date_print(o->b, d, DATE_DIGITS);
}

static void kind(struct claim_out *o)
{
	csv_words(o->b, record_text(o->c->lines[o->i].x, "kind"));
}

static void label(struct claim_out *o)
{
	csv_words(o->b, record_text(o->c->lines[o->i].x, "label"));
}

static void vehicle(struct claim_out *o)
{
	title_of(o, &e_vehicle, "vehicle");
}

static void distance(struct claim_out *o)
{
	if (record_get(o->c->lines[o->i].x, "distance")->kind == V_INT)
		distance_plain(o->b, record_int(o->c->lines[o->i].x, "distance"));
}

static void explanation(struct claim_out *o)
{
	csv_words(o->b, record_text(o->c->lines[o->i].x, "explanation"));
}

static void receipt(struct claim_out *o)
{
	csv_words(o->b, record_text(o->c->lines[o->i].x, "receipt"));
}

static void asked(struct claim_out *o)
{
	money(o, o->c->lines[o->i].p.asked);
}

static void settled(struct claim_out *o)
{
	money(o, o->c->lines[o->i].p.settled);
}

static void refused(struct claim_out *o)
{
	money(o, o->c->lines[o->i].p.refused);
}

static void waived(struct claim_out *o)
{
	money(o, o->c->lines[o->i].p.waived);
}

static void reason(struct claim_out *o)
{
	csv_words(o->b, record_text(o->c->lines[o->i].x, "refusal_reason"));
}

static const struct {
	const char *header; /* msgid; written in French for everybody */
	void (*cell)(struct claim_out *o);
} columns[] = {
	{N_("Claim"), number},         {N_("Date"), day},
	{N_("Kind"), kind},            {N_("Label"), label},
	{N_("Vehicle"), vehicle},      {N_("Kilometres"), distance},
	{N_("How it was computed"), explanation}, {N_("Receipt"), receipt},
	{N_("Asked"), asked},          {N_("Accepted"), settled},
	{N_("Refused"), refused},      {N_("Waived"), waived},
	{N_("Reason of refusal"), reason},
};

int export_claim_csv(journal *j, sink out, int64_t claim, struct err *e)
{
	AUTO_CTX(tmp);
	claim_sheet *c;
	struct claim_out o = {.j = j, .b = sb_new(tmp)};
	int code = claim_read(j, tmp, &c, claim, e);

	if (code)
		return code;
	o.c = c;
	sb_add(o.b, "\xef\xbb\xbf");
	for (size_t k = 0; k < LENGTH(columns); k++) {
		sb_add(o.b, k ? ";" : "");
		csv_cell(o.b, i18n_in_french(columns[k].header));
	}
	sb_add(o.b, "\r\n");
	for (o.i = 0; o.i < c->count; o.i++) {
		for (size_t k = 0; k < LENGTH(columns); k++) {
			sb_add(o.b, k ? ";" : "");
			columns[k].cell(&o);
		}
		sb_add(o.b, "\r\n");
	}
	return out.write(out.data, o.b->s, o.b->len, e);
}
