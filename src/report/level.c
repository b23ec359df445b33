// SPDX-License-Identifier: EUPL-1.2
/* Where a CPTS stands on the three levels: declared, observed, the gap between them, the next step; and two assessments side by side. */
#include <carnet/rules/participation.h>
#include <stdlib.h>
#include <string.h>
#include "writer.h"

enum { BAR = 12 };

static const choice *levels_all(void)
{
	return entity_field(&e_mandate, "level")->opt.choices;
}

static const char *level_name(struct writer *w, const char *level)
{
	return w_capital(w, choice_shown(entity_field(&e_mandate, "level"), level));
}

static void chart(struct writer *w, const struct declared *d)
{
	node *table = doc_table(w->d, (const char *const[]){ _("Level"), _("State"), _("Criteria"), _("Points"), _("Chart"), NULL });

	for (const choice *c = levels_all(); c->word; c++) {
		participation p = declared_level(w, d, c->word);
		doc_row(w->d, table,
			(const char *const[]){ level_name(w, c->word), w_printf(w, "%s %s", standing_sign(p.standing), standing_words(p.standing)),
					       w_printf(w, _("%d out of %d"), p.met, p.criteria), w_printf(w, _("%d out of %d"), p.sum, p.highest),
					       w_bar(w, p.sum, p.highest, BAR), NULL });
	}
}

static const char *score_words(int score)
{
	const choice *c = entity_field(&e_assessment_answer, "score")->opt.choices;

	return score == SCORE_NONE ? _("no answer") : i18n_french() ? c[score].word : c[score].english;
}

static void criteria(struct writer *w, const struct declared *d, const char *level)
{
	node *list = w_list(w);

	for (size_t i = 0; i < d->count; i++) {
		if (strcmp(d->criteria[i].level, level) != 0)
			continue;
		const char *evidence = *d->evidence[i] ? d->evidence[i] : d->score[i] > 0 ? _("without evidence") : "";
		node *item = doc_add(w->d, list, N_ITEM);
		doc_text(w->d, item, w_flat(w, w_printf(w, _("%s. %s: "), d->criteria[i].id, d->criteria[i].title)));
		doc_strong(w->d, item, score_words(d->score[i]));
		if (*evidence)
			doc_text(w->d, item, w_flat(w, w_printf(w, ". %s", evidence)));
	}
}

/* What is seen in the meetings of the twelve months before the assessment's date, or before today without one. */
static int observed_at(struct writer *w, int64_t cpts, observed **out, size_t *count)
{
	char from[11], until[11];

	date_to_iso(until, w->today);
	date_to_iso(from, w->today - 365);
	return participation_observed(w->j, w->tmp, from, until, cpts, 0, out, count, w->e);
}

/* The entries of one level, over both calendar years of the twelve months. */
static observed observed_level(const observed *list, size_t count, const char *level)
{
	observed sum = { .level = level };

	for (size_t i = 0; i < count; i++) {
		if (strcmp(list[i].level, level) != 0)
			continue;
		sum.count += list[i].count;
		sum.meetings += list[i].meetings;
		for (size_t k = 0; k < INVOLVEMENTS; k++)
			sum.points[k] += list[i].points[k];
	}
	return sum;
}

static void step(struct writer *w, const struct declared *d, const char *level)
{
	const criterion *c = declared_step(d, level);

	if (!c)
		return;
	node *p = doc_add(w->d, NULL, N_PARAGRAPH);
	doc_strong(w->d, p, _("Next step"));
	doc_text(w->d, p, w_printf(w, _(": be able to say “%s”. %s "), c->title, c->explain));
	if (*c->page)
		doc_link(w->d, p, _("How to go about it"), w_printf(w, "page:%s", c->page));
}

static int one_level(struct writer *w, const struct declared *d, const char *level, const observed *list, size_t count)
{
	observed o = observed_level(list, count, level);
	participation p = declared_level(w, d, level);

	w_heading(w, 2, level_name(w, level));
	if (d->assessment) {
		criteria(w, d, level);
		w_para(w, "%s", participation_gap(w->tmp, level_name(w, level), &p, &o));
		step(w, d, level);
	} else {
		w_para(w, "%s", observed_words(w->tmp, &o));
	}
	return 0;
}

int report_level(const report_from *from, const void *parent, int64_t cpts, doc **out, struct err *e)
{
	AUTO_CTX(tmp);
	struct writer writer = writer_on(from, tmp, e), *w = &writer;
	struct declared d;
	observed *seen;
	size_t count;
	record *r;
	int code = w_get(w, &e_cpts, cpts, &r);

	if (!code)
		code = declared_last(w, cpts, &d);
	if (!code)
		code = observed_at(w, cpts, &seen, &count);
	if (code)
		return code;
	w_open(w, parent, w_printf(w, _("Level of participation: %s"), record_text(r, "name")));
	if (d.assessment) {
		w_para(w, _("As assessed on %s. It is a landmark, not an official mark."), w_day(w, record_text(d.assessment, "date"), DATE_FULL));
		chart(w, &d);
	} else {
		w_para(w, _("No assessment yet. Give each criterion a score from 0 to 3, an hour is enough."));
	}
	w_para(w, _("What the meetings show is counted over the last twelve months, from %d points in %d meetings."), OBSERVED_POINTS, OBSERVED_MEETINGS);
	for (const choice *c = levels_all(); c->word && !code; c++)
		code = one_level(w, &d, c->word, seen, count);
	*out = w->d;
	return code;
}

/* ---- Two dates. ---- */

static const char *trend(int before, int after)
{
	int a = before < 0 ? 0 : before, b = after < 0 ? 0 : after;

	return b > a ? "▲" : b < a ? "▼" : "=";
}

static void compare_levels(struct writer *w, const struct declared *a, const struct declared *b, const char *const *dates)
{
	node *table = doc_table(w->d, (const char *const[]){ _("Level"), dates[0], dates[1], _("Points"), NULL });

	for (const choice *c = levels_all(); c->word; c++) {
		participation x = declared_level(w, a, c->word), y = declared_level(w, b, c->word);
		doc_row(w->d, table,
			(const char *const[]){ level_name(w, c->word), w_printf(w, "%s %s", standing_sign(x.standing), standing_words(x.standing)),
					       w_printf(w, "%s %s", standing_sign(y.standing), standing_words(y.standing)),
					       w_printf(w, _("%s from %d to %d"), trend(x.sum, y.sum), x.sum, y.sum), NULL });
	}
}

int report_compare(const report_from *from, const void *parent, int64_t before, int64_t after, doc **out, struct err *e)
{
	AUTO_CTX(tmp);
	struct writer writer = writer_on(from, tmp, e), *w = &writer;
	struct declared a, b;
	record *first, *second;
	int code = w_get(w, &e_assessment, before, &first);

	if (!code)
		code = w_get(w, &e_assessment, after, &second);
	if (!code && record_int(first, "cpts") != record_int(second, "cpts"))
		return err_set(e, ERR_INPUT, _("These two assessments are not of the same CPTS"), _("choose two of the same"));
	if (!code)
		code = declared_of(w, first, &a);
	if (!code)
		code = declared_of(w, second, &b);
	if (code)
		return code;
	const char *dates[] = { w_day(w, record_text(first, "date"), DATE_DIGITS), w_day(w, record_text(second, "date"), DATE_DIGITS) };
	w_open(w, parent, w_printf(w, _("Two assessments: %s, %s and %s"), w_title(w, &e_cpts, record_int(first, "cpts")), dates[0], dates[1]));
	compare_levels(w, &a, &b, dates);
	w_heading(w, 2, _("Criterion by criterion"));
	node *table = doc_table(w->d, (const char *const[]){ _("Criterion"), dates[0], dates[1], _("Trend"), NULL });
	for (size_t i = 0; i < a.count; i++)
		doc_row(w->d, table, (const char *const[]){ w_printf(w, "%s. %s", a.criteria[i].id, a.criteria[i].title), score_words(a.score[i]),
							    score_words(b.score[i]), trend(a.score[i], b.score[i]), NULL });
	*out = w->d;
	return 0;
}

int report_standings(const report_from *from, const void *parent, int64_t cpts, report_standing **out, size_t *count, struct err *e)
{
	AUTO_CTX(tmp);
	struct writer writer = writer_on(from, tmp, e), *w = &writer;
	struct declared d;
	observed *seen;
	size_t n;
	int code = declared_last(w, cpts, &d);

	*count = 0;
	if (!code)
		code = observed_at(w, cpts, &seen, &n);
	if (code)
		return code;
	*out = NULL;
	for (const choice *c = levels_all(); c->word; c++) {
		*out = GROW(parent, *out, *count + 1);
		(*out)[(*count)++] = (report_standing){ .level = c->word,
							.date = mem_dup(parent, d.assessment ? record_text(d.assessment, "date") : ""),
							.declared = declared_level(w, &d, c->word),
							.observed = observed_level(seen, n, c->word) };
	}
	return 0;
}
