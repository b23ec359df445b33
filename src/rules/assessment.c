// SPDX-License-Identifier: EUPL-1.2
#include <carnet/rules/assessment.h>

#include <carnet/base/i18n.h>
#include <carnet/base/mem.h>
#include <carnet/rules/answers.h>
#include <stdlib.h>
#include <string.h>

enum { YEAR_DIGITS = 4 };

int assessment_new(library *l, const void *parent, const char *name, assessed **out, struct err *e)
{
	assessed *a = NEW(parent, assessed);
	int code = library_grid(l, a, name, &a->grid, e);

	if (code) {
		talloc_free(a);
		return code;
	}
	a->score = NEW_ARRAY(a, int, a->grid->count + 1);
	a->evidence = NEW_ARRAY(a, const char *, a->grid->count + 1);
	for (size_t i = 0; i < a->grid->count; i++) {
		a->score[i] = SCORE_NONE;
		a->evidence[i] = "";
	}
	*out = a;
	return 0;
}

static int take_answer(void *data, const record *answer)
{
	assessed *a = data;
	const criterion *c = grid_criterion(a->grid, record_text(answer, "criterion"));

	if (!c)
		return 0; /* of a grid that has changed since */
	size_t i = (size_t)(c - a->grid->criteria);
	if (record_get(answer, "score")->kind == V_INT)
		a->score[i] = (int)record_int(answer, "score");
	a->evidence[i] = mem_dup(a, record_text(answer, "evidence"));
	return 0;
}

static const char *question(const void *of, size_t i)
{
	return ((const assessed *)of)->grid->criteria[i].id;
}

static bool answer(record *r, const void *of, size_t i)
{
	const assessed *a = of;

	record_set(r, "score", a->score[i] == SCORE_NONE ? (value){.kind = V_NULL} : value_int(a->score[i]));
	record_set(r, "evidence", value_text(r, a->evidence[i]));
	return a->score[i] != SCORE_NONE || *a->evidence[i];
}

static answer_sheet sheet_of(const assessed *a)
{
	return (answer_sheet){&e_assessment_answer, "assessment", "criterion", a->grid->count, question, answer, a};
}

int assessment_of(journal *j, library *l, const void *parent, const char *name, record *r, assessed **out, struct err *e)
{
	int code = assessment_new(l, parent, name, out, e);

	if (code || !r)
		return code;
	answer_sheet s = sheet_of(*out);
	(*out)->assessment = r;
	return answers_each(j, &s, r->id, take_answer, *out, e);
}

int assessment_list(journal *j, const void *parent, int64_t cpts, const char *name, const char *until, int64_t most, record ***out, size_t *count, struct err *e)
{
	query *q = query_new(parent, &e_assessment);

	query_where(q, "grid", OP_IS, value_text(q, name));
	if (cpts)
		query_where(q, "cpts", OP_IS, value_int(cpts));
	if (until)
		query_where(q, "date", OP_UNTIL, value_text(q, until));
	return journal_window(j, parent, q, NULL, false, (size_t)most, out, count, e);
}

int assessment_last(journal *j, library *l, const void *parent, int64_t cpts, const char *name, assessed **out, struct err *e)
{
	record **list;
	size_t count;
	int code = assessment_list(j, parent, cpts, name, NULL, 1, &list, &count, e);

	return code ? code : assessment_of(j, l, parent, name, count ? list[0] : NULL, out, e);
}

int assessment_years(journal *j, library *l, const void *parent, int64_t cpts, const char *name, assessed ***out, size_t *count, struct err *e)
{
	record **list;
	size_t n;
	const char *year = "";
	int code = assessment_list(j, parent, cpts, name, NULL, 0, &list, &n, e);

	*out = NULL;
	*count = 0;
	for (size_t i = 0; !code && i < n; i++) { /* newest first: the first of a year is its last */
		const char *date = record_text(list[i], "date");
		if (strncmp(date, year, YEAR_DIGITS) == 0)
			continue;
		year = date;
		*out = GROW(parent, *out, *count + 1);
		code = assessment_of(j, l, parent, name, list[i], &(*out)[(*count)++], e);
	}
	for (size_t i = 0; !code && i < *count / 2; i++) {
		assessed *first = (*out)[i];
		(*out)[i] = (*out)[*count - 1 - i];
		(*out)[*count - 1 - i] = first;
	}
	return code;
}

int assessment_keep(journal *j, const assessed *a, struct err *e)
{
	AUTO_CTX(tmp);
	record *r = a->assessment;
	answer_sheet s = sheet_of(a);
	const char *cpts = journal_title(j, tmp, &e_cpts, record_int(r, "cpts"));

	return answers_keep(j, &s, mem_printf(tmp, r->id ? _("Assessment changed: %s") : _("Assessment recorded: %s"), cpts), r, e);
}

/* ---- reading it ---- */

participation assessed_level(const assessed *a, const char *level)
{
	AUTO_CTX(tmp);
	int *of = NEW_ARRAY(tmp, int, a->grid->count + 1);
	size_t n = 0;

	for (size_t i = 0; i < a->grid->count; i++)
		if (!strcmp(a->grid->criteria[i].level, level))
			of[n++] = a->score[i];
	return participation_level(of, n);
}

const criterion *assessed_step(const assessed *a, const char *level)
{
	for (size_t i = 0; i < a->grid->count; i++)
		if (!strcmp(a->grid->criteria[i].level, level) && a->score[i] < SCORE_COUNTED)
			return &a->grid->criteria[i];
	return NULL;
}

size_t assessed_answers(const assessed *a)
{
	size_t n = 0;

	for (size_t i = 0; i < a->grid->count; i++)
		n += a->score[i] != SCORE_NONE;
	return n;
}

const char *score_words(int score)
{
	const choice *c = entity_field(&e_assessment_answer, "score")->opt.choices;

	if (score == SCORE_NONE)
		return _("no answer");
	return i18n_french() ? c[score].word : c[score].english;
}
