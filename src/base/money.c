// SPDX-License-Identifier: EUPL-1.2
/* Amounts, distances and rates: decimal numbers kept as whole ones. One reader for all, told by a table what it may meet. */
#include <string.h>
#include <carnet/base/i18n.h>
#include <carnet/base/mem.h>
#include <carnet/base/money.h>
#include <carnet/base/text.h>

#define NBSP "\u00a0"
#define MINUS "\u2212"

struct unit {
	const char *name; /* "" is what a bare number counts */
	int decimals;     /* power of ten from the unit to what is stored: cents have 2 */
};

struct quantity {
	const char *empty, *sign, *decimals, *large; /* messages: %s is what was typed */
	const char *todo;
	const struct unit *units;
	bool sums, negative;
};

static const struct unit euros[] = {{"", 2}, {"€", 2}, {"euros", 2}, {"euro", 2}, {"eur", 2}, {NULL, 0}};
static const struct unit lengths[] = {{"", 3}, {"km", 3}, {"kms", 3}, {"kilometres", 3}, {"m", 0}, {"metres", 0}, {NULL, 0}};
static const struct unit per_km[] = {{"", 3}, {"€/km", 3}, {"€", 3}, {NULL, 0}};
static const struct unit none[] = {{"", 0}, {NULL, 0}};

static const struct quantity money = {
	.empty = N_("The amount is empty"),
	.sign = N_("The amount “%s” contains “%s”, which is not a digit"),
	.decimals = N_("The amount “%s” has more than two decimals"),
	.large = N_("The amount “%s” is too large"),
	.todo = N_("write for example 12,50"),
	.units = euros,
	.sums = true,
	.negative = true,
};
static const struct quantity distance = {
	.empty = N_("The distance is empty"),
	.sign = N_("The distance “%s” contains “%s”, which is not a digit"),
	.decimals = N_("The distance “%s” is finer than a metre"),
	.large = N_("The distance “%s” is too large"),
	.todo = N_("write for example 46, 46,5 km or 800 m"),
	.units = lengths,
};
static const struct quantity rate = {
	.empty = N_("The rate is empty"),
	.sign = N_("The rate “%s” contains “%s”, which is not a digit"),
	.decimals = N_("The rate “%s” has more than three decimals"),
	.large = N_("The rate “%s” is too large"),
	.todo = N_("write for example 0,636"),
	.units = per_km,
};
static const struct quantity whole = {
	.empty = N_("The number is empty"),
	.sign = N_("The number “%s” contains “%s”, which is not a digit"),
	.decimals = N_("The number “%s” is not a whole number"),
	.large = N_("The number “%s” is too large"),
	.todo = N_("write for example 12"),
	.units = none,
	.negative = true,
};

struct reader {
	const struct quantity *q;
	const char *typed; /* trimmed, for the messages */
	const char *p;     /* the same with plain spaces */
	struct err *e;
};

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static int refuse(const struct reader *r, const char *sentence)
{
	AUTO_CTX(tmp);

	return err_set(r->e, ERR_INPUT, mem_printf(tmp, sentence, r->typed), _(r->q->todo));
}

/* Names the sign that stopped the reading. */
static int refuse_sign(const struct reader *r)
{
	AUTO_CTX(tmp);
	const char *p = r->p + strspn(r->p, " ");
	char *sign = mem_dupn(tmp, p, text_next(p, strlen(p), 0));

	if (*p == '\0' || is_digit(*p) || *p == ',' || *p == '.')
		return refuse(r, _("The number “%s” is not clear"));
	return err_set(r->e, ERR_INPUT, mem_printf(tmp, _(r->q->sign), r->typed, sign), _(r->q->todo));
}

static bool push_digit(int64_t *n, int digit)
{
	return !__builtin_mul_overflow(*n, 10, n) && !__builtin_add_overflow(*n, digit, n);
}

/* 1 234 567: a space may stand before three digits and no fourth. */
static bool at_group(const char *p)
{
	return *p == ' ' && is_digit(p[1]) && is_digit(p[2]) && is_digit(p[3]) && !is_digit(p[4]);
}

/* Digits before the comma. */
static int read_whole(struct reader *r, int64_t *n)
{
	const char *start = r->p;

	for (; is_digit(*r->p) || (r->p > start && at_group(r->p)); r->p++)
		if (is_digit(*r->p) && !push_digit(n, *r->p - '0'))
			return refuse(r, _(r->q->large));
	return 0;
}

/* Passes over the unit at the point of reading, the longest that fits; a bare number has one too. */
static const struct unit *read_unit(struct reader *r)
{
	const char *p = r->p + strspn(r->p, " ");
	const struct unit *best = r->q->units;
	size_t longest = 0, n;

	for (const struct unit *u = best + 1; u->name; u++)
		if (text_find(p, u->name, false, &n) == 0 && n > longest) {
			best = u;
			longest = n;
		}
	r->p = p + longest;
	return best;
}

/* 12 € 50: two digits after the euros are its cents, when no comma told them before. */
static size_t read_cents(struct reader *r, const struct unit *unit, const char **fraction)
{
	const char *p = r->p + strspn(r->p, " ");

	if (unit->decimals != 2 || !*unit->name || **fraction || strspn(p, "0123456789") != 2)
		return 0;
	*fraction = p;
	r->p = p + 2;
	return 2;
}

/* One number with its unit, in what is stored. */
static int read_term(struct reader *r, int64_t *value)
{
	const char *start = r->p, *fraction = "";
	size_t decimals = 0;
	const struct unit *unit;

	*value = 0;
	if (read_whole(r, value))
		return ERR_INPUT;
	if (*r->p == ',' || *r->p == '.') {
		fraction = ++r->p;
		decimals = strspn(fraction, "0123456789");
		r->p += decimals;
	}
	if (!is_digit(*start) && decimals == 0) {
		r->p = start;
		return refuse_sign(r);
	}
	unit = read_unit(r);
	decimals += read_cents(r, unit, &fraction);
	while (decimals > (size_t)unit->decimals && fraction[decimals - 1] == '0')
		decimals--;
	if (decimals > (size_t)unit->decimals)
		return refuse(r, _(r->q->decimals));
	for (size_t i = 0; i < (size_t)unit->decimals; i++)
		if (!push_digit(value, i < decimals ? fraction[i] - '0' : 0))
			return refuse(r, _(r->q->large));
	return 0;
}

static int read_sum(struct reader *r, int64_t *total)
{
	int64_t term;
	bool minus = r->q->negative && *r->p == '-';

	r->p += minus || (r->q->negative && *r->p == '+');
	for (;;) {
		r->p += strspn(r->p, " ");
		if (read_term(r, &term))
			return ERR_INPUT;
		if (minus ? __builtin_sub_overflow(*total, term, total) : __builtin_add_overflow(*total, term, total))
			return refuse(r, _(r->q->large));
		r->p += strspn(r->p, " ");
		if (!r->q->sums || *r->p != '+')
			break;
		r->p++;
		minus = false;
	}
	return *r->p ? refuse_sign(r) : 0;
}

/* Spaces that do not break become plain, and so does the minus sign of spreadsheets. */
static void simplify(strbuf *out, const char *s)
{
	static const struct {
		const char *from, *to;
	} same[] = {{"\u00a0", " "}, {"\u202f", " "}, {"\u2009", " "}, {MINUS, "-"}};

	while (*s) {
		size_t i = 0;

		while (i < LENGTH(same) && strncmp(s, same[i].from, strlen(same[i].from)) != 0)
			i++;
		if (i < LENGTH(same)) {
			sb_add(out, same[i].to);
			s += strlen(same[i].from);
		} else {
			sb_addc(out, *s++);
		}
	}
}

static int parse(int64_t *out, const struct quantity *q, const char *typed, struct err *e)
{
	AUTO_CTX(tmp);
	char *trimmed = text_trim(tmp, typed);
	strbuf *simple = sb_new(tmp);
	struct reader r = {.q = q, .typed = trimmed, .e = e};
	int64_t total = 0;

	if (!*trimmed)
		return err_set(e, ERR_INPUT, _(q->empty), _(q->todo));
	simplify(simple, trimmed);
	r.p = simple->s;
	if (read_sum(&r, &total))
		return ERR_INPUT;
	*out = total;
	return 0;
}

int money_parse(int64_t *cents, const char *typed, struct err *e)
{
	return parse(cents, &money, typed, e);
}

int distance_parse(int64_t *metres, const char *typed, struct err *e)
{
	return parse(metres, &distance, typed, e);
}

int rate_parse(int64_t *thousandths, const char *typed, struct err *e)
{
	return parse(thousandths, &rate, typed, e);
}

int integer_parse(int64_t *n, const char *typed, struct err *e)
{
	return parse(n, &whole, typed, e);
}

/* n / 10^decimals with a comma; group stands between thousands; at least shown decimals are kept. */
static void print(strbuf *out, int64_t n, int decimals, int shown, const char *group)
{
	uint64_t rest = n < 0 ? 0 - (uint64_t)n : (uint64_t)n;
	char text[96];
	size_t i = sizeof text;

	while (decimals > shown && rest % 10 == 0) {
		rest /= 10;
		decimals--;
	}
	text[--i] = '\0';
	for (int d = 0; rest > 0 || d <= decimals; d++, rest /= 10) {
		if (d == decimals && d > 0)
			text[--i] = ',';
		if (d > decimals && (d - decimals) % 3 == 0) {
			i -= strlen(group);
			memcpy(text + i, group, strlen(group));
		}
		text[--i] = (char)('0' + rest % 10);
	}
	if (n < 0)
		text[--i] = '-';
	sb_add(out, text + i);
}

void integer_print(strbuf *out, int64_t n)
{
	print(out, n, 0, 0, NBSP);
}

/* What is read has a minus, what is typed or computed with (plain) a hyphen. */
void money_print(strbuf *out, int64_t cents)
{
	size_t at = out->len;

	print(out, cents, 2, 2, NBSP);
	if (cents < 0) {
		sb_remove(out, at, 1);
		sb_insert(out, at, MINUS, strlen(MINUS));
	}
	sb_add(out, NBSP "€");
}

char *money_text(const void *parent, int64_t cents)
{
	strbuf *b = sb_new(parent);

	money_print(b, cents);
	return b->s;
}

void money_plain(strbuf *out, int64_t cents)
{
	print(out, cents, 2, 2, "");
}

void distance_print(strbuf *out, int64_t metres)
{
	print(out, metres, 3, 0, NBSP);
	sb_add(out, NBSP "km");
}

char *distance_text(const void *parent, int64_t metres)
{
	strbuf *b = sb_new(parent);

	distance_print(b, metres);
	return b->s;
}

void distance_plain(strbuf *out, int64_t metres)
{
	print(out, metres, 3, 0, "");
}

void rate_print(strbuf *out, int64_t thousandths)
{
	print(out, thousandths, 3, 3, NBSP);
	sb_add(out, NBSP "€/km");
}

char *rate_text(const void *parent, int64_t thousandths)
{
	strbuf *b = sb_new(parent);

	rate_print(b, thousandths);
	return b->s;
}

void rate_plain(strbuf *out, int64_t thousandths)
{
	print(out, thousandths, 3, 3, "");
}
