// SPDX-License-Identifier: EUPL-1.2
#include "year.h"

#include <carnet/base/money.h>
#include <string.h>

enum { BAR = 12, FIRST_YEAR = 1900, LAST_YEAR = 2199 };

/* ---- Small charts, each with its figures. ---- */

static void chart_row(struct year *y, node *table, const char *label, int64_t n, int64_t most)
{
	struct writer *w = &y->w;

	doc_row(w->d, table, (const char *const[]){label, w_printf(w, "%lld", (long long)n), w_bar(w, n, most, BAR), NULL});
}

static node *chart(struct year *y, int level, const char *heading, const char *of)
{
	w_heading(&y->w, level, heading);
	return doc_table(y->w.d, (const char *const[]){of, _("How many"), _("Chart"), NULL});
}

static int64_t highest(const int *n, size_t count)
{
	int64_t most = 0;

	for (size_t i = 0; i < count; i++)
		most = n[i] > most ? n[i] : most;
	return most;
}

static void choices_chart(struct year *y, const char *heading, const entity *e, const char *name, const int *counts)
{
	const field *f = entity_field(e, name);
	size_t n = 0;

	while (f->opt.choices[n].word)
		n++;
	int64_t most = highest(counts, n);
	if (!most)
		return;
	node *table = chart(y, 3, heading, _(f->label));
	for (size_t i = 0; i < n; i++)
		chart_row(y, table, w_capital(&y->w, choice_shown(f, f->opt.choices[i].word)), counts[i], most);
}

static void months_chart(struct year *y)
{
	int64_t most = highest(y->months, MONTHS);

	if (!most)
		return;
	node *table = chart(y, 3, _("Meetings by month"), _("Month"));
	for (int i = 0; i < MONTHS; i++)
		chart_row(y, table, w_capital(&y->w, month_name(i + 1)), y->months[i], most);
}

/* ---- Notice, levels, money. ---- */

static const char *days(struct writer *w, const notice *n)
{
	if (!n->count)
		return _("not noted");
	return w_printf(w, ngettext("%d day (least %d, %d noted)", "%d days (least %d, %d noted)", (unsigned long)n->middle), n->middle, n->least, n->count);
}

static void notice_table(struct year *y)
{
	struct writer *w = &y->w;

	if (!y->nnotices)
		return;
	w_heading(w, 2, _("Days of notice"));
	w_para(w, _("The middle figure: half of the meetings had fewer days, half had more."));
	node *table = doc_table(w->d, (const char *const[]){_("CPTS"), _("Meetings"), _("Invitation"), _("Documents"), NULL});
	for (size_t i = 0; i < y->nnotices; i++) {
		const notices *n = &y->notices[i];
		doc_row(w->d, table, (const char *const[]){w_title(w, &e_cpts, n->cpts), w_printf(w, "%d", n->meetings), days(w, &n->convened),
							   days(w, &n->documents), NULL});
	}
}

static void observed_list(struct year *y)
{
	struct writer *w = &y->w;
	const field *f = entity_field(&e_mandate, "level");

	if (!y->nobserved)
		return;
	w_heading(w, 3, _("As the meetings show it"));
	node *list = w_list(w);
	for (size_t i = 0; i < y->nobserved; i++) {
		const observed *o = &y->observed[i];
		const char *level = *o->level ? choice_shown(f, o->level) : _("no level noted");
		w_item(w, list, _("%s, %s: %s"), w_title(w, &e_cpts, o->cpts), level, observed_words(w->tmp, o));
	}
}

/* Up to the end of the year: where it stood and where it goes, the oldest first. */
static void declared_table(struct year *y)
{
	struct writer *w = &y->w;
	const field *f = entity_field(&e_mandate, "level");
	const choice *c = f->opt.choices;

	if (!y->ndeclared)
		return;
	w_heading(w, 3, _("As it was assessed"));
	node *table = doc_table(w->d, (const char *const[]){_("CPTS"), _("Date"), w_capital(w, choice_shown(f, c[0].word)),
							    w_capital(w, choice_shown(f, c[1].word)), w_capital(w, choice_shown(f, c[2].word)), NULL});
	for (size_t i = y->ndeclared; i-- > 0;) {
		const assessed *a = y->declared[i];
		const char *cells[6] = {w_title(w, &e_cpts, record_int(a->assessment, "cpts")), w_day(w, record_text(a->assessment, "date"), DATE_DIGITS)};
		for (size_t k = 0; k < 3; k++) {
			participation p = assessed_level(a, c[k].word);
			cells[k + 2] = w_printf(w, _("%s %s, %d out of %d"), standing_sign(p.standing), participation_words(&p), p.met, p.criteria);
		}
		doc_row(w->d, table, cells);
	}
}

const char *year_status(size_t i)
{
	const field *f = entity_field(&e_claim, "status");

	return i + 1 < STATUSES ? choice_shown(f, f->opt.choices[i].word) : _("not claimed yet");
}

static void money(struct year *y)
{
	struct writer *w = &y->w;
	bool any = y->metres > 0;

	for (size_t i = 0; i < STATUSES; i++)
		any |= y->expenses[i] > 0;
	if (!any)
		return;
	w_heading(w, 2, _("Kilometres and expenses"));
	w_fact(w, _("Travelled"), y->metres ? distance_text(w->tmp, y->metres) : "");
	node *table = doc_table(w->d, (const char *const[]){_("Claim"), _("Expenses"), _("Sum"), NULL});
	for (size_t i = 0; i < STATUSES; i++) {
		if (!y->expenses[i])
			continue;
		doc_row(w->d, table, (const char *const[]){w_capital(w, year_status(i)), w_printf(w, "%d", y->expenses[i]), w_money(w, y->sum[i]), NULL});
	}
}

static void write_year(struct year *y)
{
	struct writer *w = &y->w;

	year_first(y);
	w_new_page(w);
	if (y->invited)
		w_heading(w, 2, _("Meetings"));
	months_chart(y);
	choices_chart(y, _("Attendance"), &e_meeting, "attendance", y->attendance);
	choices_chart(y, _("What became of the points"), &e_agenda_item, "outcome", y->outcome);
	choices_chart(y, _("Votes"), &e_agenda_item, "vote", y->vote);
	choices_chart(y, _("How users were involved"), &e_agenda_item, "involvement", y->involvement);
	notice_table(y);
	if (y->ndeclared || y->nobserved)
		w_heading(w, 2, _("Level of participation"));
	declared_table(y);
	observed_list(y);
	money(y);
}

/* Counts a year; the writing, if any, comes after. */
static int open_year(struct year *y, const report_from *from, void *tmp, int year, int64_t mandate, struct err *e)
{
	int code = 0;

	*y = (struct year){.w = writer_on(from, tmp, e), .year = year, .hour_value = from->hour_value};
	if (year < FIRST_YEAR || year > LAST_YEAR)
		return err_setf(e, ERR_INPUT, _("%d is not a year to look back on|write four digits, for instance %d"), year, FIRST_YEAR + 126);
	date_to_iso(y->from, day_from_ymd(year, 1, 1));
	date_to_iso(y->until, day_from_ymd(year, 12, 31));
	if (mandate)
		code = w_get(&y->w, &e_mandate, mandate, &y->mandate);
	return code ? code : year_count(y);
}

int report_year(const report_from *from, const void *parent, int year, int64_t mandate, doc **out, struct err *e)
{
	AUTO_CTX(tmp);
	struct year y;
	int code = open_year(&y, from, tmp, year, mandate, e);

	if (code)
		return code;
	if (y.mandate)
		w_open(&y.w, parent, w_printf(&y.w, _("Year %d: %s"), year, w_body(&y.w, y.mandate)));
	else
		w_open(&y.w, parent, w_printf(&y.w, _("Year %d as a representative"), year));
	write_year(&y);
	*out = y.w.d;
	return 0;
}

int report_year_figures(const report_from *from, const void *parent, int year, int64_t mandate, report_figure **out, size_t *count, struct err *e)
{
	AUTO_CTX(tmp);
	struct year y;
	int code = open_year(&y, from, tmp, year, mandate, e);

	if (code)
		return code;
	const report_figure all[] = {
		{"invited", y.invited},        {"attended", y.attendance[0]},   {"excused", y.attendance[1]}, {"absent", y.attendance[2]},
		{"replaced", y.attendance[3]}, {"to_come", y.to_come},          {"off", y.off},               {"prep_minutes", y.preparing},
		{"travel_minutes", y.travelling}, {"sitting_minutes", y.sitting}, {"points", y.points},       {"points_spoken", y.said},
		{"decisions_obtained", y.obtained}, {"questions_asked", y.asked}, {"questions_answered", y.answered}, {"actions", y.actions},
		{"actions_done", y.done},      {"actions_late", y.late},        {"trainings", y.trainings},   {"training_minutes", y.trained},
		{"leave_minutes", y.on_leave}, {"metres", y.metres},
	};
	*count = LENGTH(all);
	*out = NEW_ARRAY(parent, report_figure, *count);
	memcpy(*out, all, sizeof all);
	return 0;
}
