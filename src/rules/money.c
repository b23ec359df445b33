// SPDX-License-Identifier: EUPL-1.2
/* One walk along the dates; each claim is read once. */
#include <carnet/rules/money.h>
#include <string.h>
#include <carnet/base/date.h>
#include <carnet/base/mem.h>
#include "claim_parts.h"

void exercice_of(const record *payer, int year, int *from, int *until)
{
	const char *start = record_text(payer, "year_start");
	int month = 1, day = 1;

	if (strlen(start) == 5) {
		month = (start[0] - '0') * 10 + start[1] - '0';
		day = (start[3] - '0') * 10 + start[4] - '0';
	}
	bool civil = month == 1 && day == 1;
	int first = civil ? year : year - 1;
	*from = day_from_ymd(first, month, day > month_length(first, month) ? month_length(first, month) : day);
	*until = day_from_ymd(first + 1, month, day > month_length(first + 1, month) ? month_length(first + 1, month) : day) - 1;
}

int64_t money_due(const money_sums *s)
{
	return s->pending + s->settled - s->paid;
}

int64_t money_spent(const money_sums *s)
{
	return s->asked + s->unclaimed - s->again;
}

/* Claims met on the way, in a table that opens at their number. */
typedef struct counting {
	journal *j;
	void *tmp;
	const void *parent;
	money_year *out;
	struct known {
		int64_t id;
		record *claim;
		claim_sheet *sheet; /* read only where a total was answered for the whole */
	} * known;
	size_t room, used;
	struct err *e;
} counting;

static struct known *slot(struct known *list, size_t room, int64_t id)
{
	size_t i = (size_t)id % room;

	while (list[i].id && list[i].id != id)
		i = (i + 1) % room;
	return &list[i];
}

static void make_room(counting *c)
{
	size_t room = c->room ? 2 * c->room : 256;
	struct known *list = mem_alloc(c->tmp, room * sizeof *list, "known");

	for (size_t i = 0; i < c->room; i++)
		if (c->known[i].id)
			*slot(list, room, c->known[i].id) = c->known[i];
	c->known = list;
	c->room = room;
}

static int claim_met(counting *c, int64_t id, const struct known **out)
{
	if (2 * c->used >= c->room)
		make_room(c);
	struct known *k = slot(c->known, c->room, id);
	int code = 0;

	*out = k;
	if (k->id)
		return 0;
	code = journal_get(c->j, c->tmp, &k->claim, &e_claim, id, c->e);
	if (!code && (record_get(k->claim, "settled_total")->kind == V_INT || record_get(k->claim, "waived_total")->kind == V_INT))
		code = claim_read(c->j, c->tmp, &k->sheet, id, c->e);
	k->id = code ? 0 : id;
	c->used++;
	return code;
}

static claim_part part_in(const struct known *k, const record *x)
{
	for (size_t i = 0; k->sheet && i < k->sheet->count; i++)
		if (k->sheet->lines[i].x->id == x->id)
			return k->sheet->lines[i].p;
	return claim_part_of(k->claim, x);
}

static void add(money_sums *s, const money_sums *one)
{
	s->unclaimed += one->unclaimed;
	s->asked += one->asked;
	s->pending += one->pending;
	s->settled += one->settled;
	s->paid += one->paid;
	s->waived += one->waived;
	s->refused += one->refused;
	s->again += one->again;
	s->metres += one->metres;
	s->expenses += one->expenses;
}

static void add_to(const counting *c, money_table *t, int64_t id, const money_sums *one)
{
	size_t i = 0;

	while (i < t->count && t->list[i].id != id)
		i++;
	if (i == t->count) {
		t->list = GROW(c->parent, t->list, t->count + 1);
		t->list[t->count++] = (money_row){.id = id};
	}
	add(&t->list[i].s, one);
}

static void add_trip(const counting *c, const record *x, int64_t metres)
{
	int64_t vehicle = record_int(x, "vehicle"), payer = record_int(x, "payer");
	money_year *y = c->out;
	size_t i = 0;

	while (i < y->ntrips && (y->trips[i].vehicle != vehicle || y->trips[i].payer != payer))
		i++;
	if (i == y->ntrips) {
		y->trips = GROW(c->parent, y->trips, i + 1);
		y->trips[y->ntrips++] = (money_trips){.vehicle = vehicle, .payer = payer};
	}
	y->trips[i].metres += metres;
}

/* What of this line was refused in another one, that it takes up. */
static int asked_again(counting *c, const record *x, int64_t *again)
{
	AUTO_CTX(tmp);
	int64_t first = record_int(x, "regularises"), asked = expense_asked(x);
	const struct known *k;
	record *line;
	int code = first ? journal_get(c->j, tmp, &line, &e_expense, first, c->e) : 0;
	if (code || !first || !record_int(line, "claim"))
		return code;
	code = claim_met(c, record_int(line, "claim"), &k);
	if (!code && asked > 0) {
		int64_t refused = part_in(k, line).refused;
		*again = refused < asked ? refused : asked;
	}
	return code;
}

static int sums_of(counting *c, const record *x, money_sums *s)
{
	const struct known *k;
	int64_t id = record_int(x, "claim");

	*s = (money_sums){.metres = strcmp(record_text(x, "kind"), "kilomètres") ? 0 : record_int(x, "distance"), .expenses = 1};
	int code = asked_again(c, x, &s->again);
	code = code || !id ? code : claim_met(c, id, &k);
	if (code || !id || claim_status(k->claim) == CLAIM_DRAFT) {
		s->unclaimed = expense_asked(x);
		return code;
	}
	claim_part p = part_in(k, x);
	enum claim_status status = claim_status(k->claim);
	s->asked = p.asked;
	s->pending = p.pending;
	s->settled = p.settled;
	s->waived = p.waived;
	s->refused = p.refused;
	s->paid = status == CLAIM_PAID || status == CLAIM_CLOSED ? p.settled : 0;
	return 0;
}

static int64_t kind_of(const record *x)
{
	const choice *c = entity_field(&e_expense, "kind")->opt.choices;
	int64_t i = 0;

	while (c[i].word && strcmp(c[i].word, record_text(x, "kind")))
		i++;
	return i;
}

static int count_one(void *data, const record *x)
{
	counting *c = data;
	const char *date = record_text(x, "date");
	money_sums s;
	int code = sums_of(c, x, &s);

	if (code)
		return code;
	add(&c->out->all, &s);
	add(&c->out->months[(date[5] - '0') * 10 + date[6] - '0' - 1], &s);
	add_to(c, &c->out->payers, record_int(x, "payer"), &s);
	add_to(c, &c->out->mandates, record_int(x, "mandate"), &s);
	add_to(c, &c->out->kinds, kind_of(x), &s);
	if (record_int(x, "vehicle") && s.metres)
		add_trip(c, x, s.metres);
	return 0;
}

int money_count(journal *j, const void *parent, int from, int until, int64_t payer, money_year *out, struct err *e)
{
	AUTO_CTX(tmp);
	counting c = {.j = j, .tmp = tmp, .parent = parent, .out = out, .e = e};
	query *q = query_new(tmp, &e_expense);

	*out = (money_year){0};
	q->brief = true;
	query_where(q, "date", OP_FROM, day_value(q, from));
	query_where(q, "date", OP_UNTIL, day_value(q, until));
	if (payer) {
		query_where(q, "payer", OP_FROM, value_int(payer));
		query_where(q, "payer", OP_UNTIL, value_int(payer));
	}
	query_sort(q, "date", NULL);
	return journal_each(j, q, count_one, &c, e);
}
