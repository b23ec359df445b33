// SPDX-License-Identifier: EUPL-1.2
#include <carnet/rules/mission.h>
#include <string.h>
#include <carnet/base/date.h>
#include <carnet/base/i18n.h>
#include <carnet/base/mem.h>
#include <carnet/base/money.h>
#include <carnet/base/strbuf.h>
#include "phrase.h"

enum { COUNT_MAX = 366 };

/* ---- reading ---- */

static int unreadable(const char *typed, struct err *e)
{
	return err_setf(e, ERR_INPUT, _("“%s” is neither a count nor a dated list|write for example 2, or 2x2025-03-18,1x2025-03-19"), typed);
}

/* Digits at p; NULL without any, or when there are too many. */
static const char *read_count(const char *p, int *n)
{
	size_t digits = strspn(p, "0123456789");

	if (digits == 0 || digits > 3)
		return NULL;
	for (*n = 0; digits > 0; digits--)
		*n = *n * 10 + *p++ - '0';
	return *n <= COUNT_MAX ? p : NULL;
}

/* One element: a count, a day, or both; ends at a comma or at the end. */
static const char *read_one(const char *p, dated_count *out, int day)
{
	char iso[11] = "";

	*out = (dated_count){day, 1};
	p += strspn(p, " ");
	if (strspn(p, "0123456789") != 4) {
		p = read_count(p, &out->count);
		if (!p || (*p != 'x' && *p != 'X'))
			return p;
		p++;
	}
	strncpy(iso, p, 10);
	return date_from_iso(&out->day, iso) ? NULL : p + 10;
}

int dated_counts(const void *parent, dated_count **out, size_t *count, const char *typed, int day, struct err *e)
{
	dated_count *list = NEW_ARRAY(parent, dated_count, strlen(typed) / 2 + 1);
	size_t n = 0;

	for (const char *p = typed; *typed; p++) {
		p = read_one(p, &list[n], day);
		p = p ? p + strspn(p, " ") : NULL;
		if (!p || (*p && *p != ','))
			return unreadable(typed, e);
		if (list[n++].day == DAY_OPEN)
			return err_setf(e, ERR_INPUT, _("The day of “%s” is not known|write the date, or a dated list such as 2x2025-03-18"), typed);
		if (!*p)
			break;
	}
	*out = list;
	*count = n;
	return 0;
}

/* ---- computing ---- */

/* What is being computed: sentence and tables grow with each day. */
typedef struct sum {
	const void *tmp;
	const scales *s;
	enum zone zone;
	strbuf *text, *tables, *titles;
	bool provisional;
	int64_t cents, charged;
} sum;

static void join(strbuf *b, const char *text, const char *with)
{
	if (!strstr(b->s, text))
		sb_addf(b, "%s%s", b->len ? with : "", text);
}

static int table_of(sum *m, const mission_table **out, int day, struct err *e)
{
	const dated list = {m->s->missions, m->s->nmissions, sizeof *m->s->missions, N_("public rate of meals and nights"), "missions.yaml"};
	const void *found;
	bool after;
	int code = dated_find(&list, &found, &after, day, e);

	if (code)
		return code;
	*out = found;
	join(m->tables, (*out)->about.id, ", ");
	join(m->titles, say_table(m->tmp, &(*out)->about, year_of(day), after), ", ");
	m->provisional |= table_provisional(&(*out)->about, year_of(day), after);
	return 0;
}

static int no_rate(const mission_table *t, const char *what, struct err *e)
{
	return err_setf(e, ERR_INPUT, _("The table “%s” has no rate for this: %s|complete the file scales/%s"), t->about.title, what,
	                "missions.yaml");
}

static int meal_rate(sum *m, const mission_table *t, const service *v, int64_t *rate, struct err *e)
{
	if (!t->zones[m->zone].known)
		return no_rate(t, _("meal overseas"), e);
	*rate = t->zones[m->zone].meal;
	(void)v;
	return 0;
}

static int night_rate(sum *m, const mission_table *t, const service *v, int64_t *rate, struct err *e)
{
	if (v->reduced && t->disabled_night < 0)
		return no_rate(t, _("night of a disabled traveller"), e);
	if (!v->reduced && !t->zones[m->zone].known)
		return no_rate(t, _("night overseas"), e);
	*rate = v->reduced ? t->disabled_night : t->zones[m->zone].night;
	return 0;
}

/* Meals and nights differ by their words and by the rate. */
typedef struct kind {
	int (*rate)(sum *m, const mission_table *t, const service *v, int64_t *rate, struct err *e);
	const char *paid; /* msgid */
	bool part;        /* reduced is a part of the rate */
} kind;
static const kind meals = {meal_rate, N_("meals"), true};
static const kind nights = {night_rate, N_("lodging"), false};

static const char *counted(const void *parent, const kind *k, int n)
{
	return mem_printf(parent,
	                  k == &meals ? ngettext("%d meal", "%d meals", (unsigned long)n) : ngettext("%d night", "%d nights", (unsigned long)n), n);
}

/* The flat rates of all days: the amount, or the cap. */
static int add_days(sum *m, const kind *k, const service *v, strbuf *text, int64_t *total, struct err *e)
{
	*total = 0;
	for (size_t i = 0; i < v->count; i++) {
		const mission_table *t;
		int64_t rate = 0;
		int code = table_of(m, &t, v->list[i].day, e);
		code = code ? code : k->rate(m, t, v, &rate, e);
		if (code)
			return code;
		int percent = v->reduced && k->part ? t->canteen_percent : 100;
		*total += round_div(rate * v->list[i].count * percent, 100);
		sb_addf(text, "%s%s × %s", text->len ? " + " : "", counted(m->tmp, k, v->list[i].count), money_text(m->tmp, rate));
		if (percent != 100)
			sb_addf(text, " × %s", say_percent(m->tmp, percent * 100));
	}
	return 0;
}

static int no_receipt(const kind *k, struct err *e)
{
	return err_setf(e, ERR_INPUT, _("The amount paid is missing (%s)|write what is on the receipt, or choose forfait"), _(k->paid));
}

static int add_service(sum *m, const kind *k, const service *v, struct err *e)
{
	strbuf *days = sb_new(m->tmp);
	int64_t flat = 0;
	figure f = {.cents = 0};
	int code = v->mode == PAY_REAL ? 0 : add_days(m, k, v, days, &flat, e);

	if (code || !v->count)
		return code;
	if (v->mode != PAY_FLAT && v->paid < 0)
		return no_receipt(k, e);
	if (v->mode == PAY_CAPPED) {
		figure_capped(m->tmp, &f, v->paid, flat, _(k->paid));
		sb_addf(m->text, "%s%s (%s)", m->text->len ? " + " : "", f.explanation, days->s);
	} else if (v->mode == PAY_REAL) {
		f.cents = v->paid;
		sb_addf(m->text, _("%s%s: %s on the receipt"), m->text->len ? " + " : "", _(k->paid), money_text(m->tmp, v->paid));
	} else {
		f.cents = flat;
		sb_addf(m->text, "%s%s", m->text->len ? " + " : "", days->s);
	}
	m->cents += f.cents;
	m->charged += f.charged;
	return 0;
}

static const char *const zone_names[] = {
	[ZONE_BASE] = N_("base rate"),    [ZONE_LARGE_CITY] = N_("large city"), [ZONE_PARIS] = N_("Paris"),
	[ZONE_OVERSEAS] = N_("overseas"), [ZONE_PACIFIC] = N_("Pacific"),
};

int mission_figure(const void *parent, figure *out, const scales *s, const stay *t, struct err *e)
{
	AUTO_CTX(tmp);
	sum m = {.tmp = tmp, .s = s, .zone = t->zone, .text = sb_new(tmp), .tables = sb_new(tmp), .titles = sb_new(tmp)};

	if (t->zone == ZONE_PACIFIC)
		return err_set(e, ERR_INPUT, _("Rates in Pacific francs are not computed"), _("choose real costs, or write the amount in euros"));
	if (!t->meals.count && !t->nights.count)
		return err_set(e, ERR_INPUT, _("There is neither a meal nor a night to count"), _("write meals=1 or nights=1"));
	int code = add_service(&m, &nights, &t->nights, e);
	code = code ? code : add_service(&m, &meals, &t->meals, e);
	if (code)
		return code;
	sb_addf(m.text, " = %s", money_text(tmp, m.cents));
	if (m.titles->len)
		sb_addf(m.text, ", %s, %s", m.titles->s, _(zone_names[t->zone]));
	*out = (figure){
		.cents = m.cents,
		.charged = m.charged,
		.explanation = mem_dup(parent, m.text->s),
		.table = mem_dup(parent, m.tables->s),
		.provisional = m.provisional,
	};
	return 0;
}
