// SPDX-License-Identifier: EUPL-1.2
/* The levels of participation as an assessment declares them. */
#include <carnet/rules/participation.h>
#include <string.h>
#include "writer.h"

static void take_answer(struct declared *d, const record *answer)
{
	for (size_t i = 0; i < d->count; i++) {
		if (strcmp(d->criteria[i].id, record_text(answer, "criterion")) != 0)
			continue;
		if (record_get(answer, "score")->kind == V_INT)
			d->score[i] = (int)record_int(answer, "score");
		d->evidence[i] = record_text(answer, "evidence");
	}
}

int declared_of(struct writer *w, record *assessment, struct declared *out)
{
	rows answers = { 0 };

	*out = (struct declared){ .assessment = assessment };
	int code = library_criteria(w->l, w->tmp, &out->criteria, &out->count, w->e);
	if (!code && assessment)
		code = w_parts(w, &e_assessment_answer, "assessment", assessment->id, 0, &answers);
	out->score = NEW_ARRAY(w->tmp, int, out->count + 1);
	out->evidence = NEW_ARRAY(w->tmp, const char *, out->count + 1);
	for (size_t i = 0; i < out->count; i++) {
		out->score[i] = SCORE_NONE;
		out->evidence[i] = "";
	}
	for (size_t i = 0; i < answers.count; i++)
		take_answer(out, answers.list[i]);
	return code;
}

int declared_last(struct writer *w, int64_t cpts, struct declared *out)
{
	query *q = query_new(w->tmp, &e_assessment);
	rows last;

	query_where(q, "cpts", OP_IS, value_int(cpts));
	query_where(q, "grid", OP_IS, value_text(q, "participation"));
	q->limit = 1;
	int code = w_rows(w, q, &last);
	return code ? code : declared_of(w, last.count ? last.list[0] : NULL, out);
}

participation declared_level(struct writer *w, const struct declared *d, const char *level)
{
	int *of = NEW_ARRAY(w->tmp, int, d->count + 1);
	size_t n = 0;

	for (size_t i = 0; i < d->count; i++)
		if (!strcmp(d->criteria[i].level, level))
			of[n++] = d->score[i];
	return participation_level(of, n);
}

const criterion *declared_step(const struct declared *d, const char *level)
{
	for (size_t i = 0; i < d->count; i++)
		if (!strcmp(d->criteria[i].level, level) && d->score[i] < SCORE_COUNTED)
			return &d->criteria[i];
	return NULL;
}
