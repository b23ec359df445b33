// SPDX-License-Identifier: EUPL-1.2
/* What inhabitants said, survey by survey and question by question. In what leaves, a group of fewer than five persons is not shown, nor what
   would let it be guessed. */
#include <carnet/base/text.h>
#include <carnet/library/surveys.h>
#include <stdlib.h>
#include <string.h>
#include "writer.h"

enum { ANSWER_CELLS = 300, BAR = 12, INTERVIEWS_MOST = 100000 };

/* The same answer, given by so many. */
struct group {
	const char *answer;
	int count;
};
struct question {
	const char *id;
	struct group *groups;
	size_t ngroups;
	int answers;
	int64_t sum; /* of notes */
	bool note;
};
struct needs {
	struct writer w;
	bool masked;
	int64_t cpts;
	int level;      /* of the headings of questions */
	int interviews; /* of that survey */
	const char *of; /* the survey being told */
	survey *survey; /* NULL when it is not packaged */
	struct question *list;
	size_t count;
};

static struct question *question_of(struct needs *n, const char *id)
{
	for (size_t i = 0; i < n->count; i++)
		if (!strcmp(n->list[i].id, id))
			return &n->list[i];
	n->list = GROW(n->w.tmp, n->list, n->count + 1);
	n->list[n->count] = (struct question){.id = mem_dup(n->w.tmp, id)};
	return &n->list[n->count++];
}

static int take_answer(void *data, const record *r)
{
	struct needs *n = data;
	struct question *q = question_of(n, record_text(r, "question"));
	char *answer = text_trim(n->w.tmp, record_text(r, "answer"));

	if (!*answer)
		return 0;
	q->answers++;
	q->sum += atoi(answer);
	for (size_t i = 0; i < q->ngroups; i++)
		if (text_same(q->groups[i].answer, answer)) {
			q->groups[i].count++;
			return 0;
		}
	q->groups = GROW(n->w.tmp, q->groups, q->ngroups + 1);
	q->groups[q->ngroups++] = (struct group){answer, 1};
	return 0;
}

static int most_given(const void *a, const void *b)
{
	const struct group *x = a, *y = b;

	return y->count != x->count ? y->count - x->count : strcmp(x->answer, y->answer);
}

static void mean(struct needs *n, const struct question *q)
{
	int64_t tenths = (q->sum * 10 + q->answers / 2) / q->answers;

	w_para(&n->w, i18n_french() ? _("Mean: %d,%d out of 10.") : _("Mean: %d.%d out of 10."), (int)(tenths / 10), (int)(tenths % 10));
}

/* Who is in no group that is shown can be counted: they are as many as a group that may be, or nobody. Whoever did not answer is one of them. */
static void masked_question(struct needs *n, struct question *q)
{
	struct writer *w = &n->w;
	int left = n->interviews;
	size_t shown = 0;

	if (q->answers < MASKED_UNDER) {
		w_para(w, _("Fewer than %d answers: nothing is shown, so that nobody can be recognised."), MASKED_UNDER);
		return;
	}
	while (shown < q->ngroups && q->groups[shown].count >= MASKED_UNDER)
		left -= q->groups[shown++].count;
	while (shown && left && left < MASKED_UNDER)
		left += q->groups[--shown].count;
	int silent = n->interviews - q->answers;
	if (q->note && (!silent || silent >= MASKED_UNDER))
		mean(n, q);
	if (!shown) {
		w_para(w, _("Groups of fewer than %d persons, or that the others would give away: nothing is shown, so that nobody can be recognised."), MASKED_UNDER);
		return;
	}
	node *list = w_list(w);
	for (size_t i = 0; i < shown; i++)
		w_item(w, list, _("%s: %d"), w_first_line(w, q->groups[i].answer, ANSWER_CELLS), q->groups[i].count);
	if (left)
		w_item(w, list, _("Other answers, or none: %d"), left);
}

/* Answers chosen from a list, all of them with their count: what nobody answered is an answer too. */
static void chosen(struct needs *n, const struct question *q, const survey_question *asked)
{
	struct writer *w = &n->w;
	node *table = doc_table(w->d, (const char *const[]){_("Answer"), _("How many"), _("Chart"), NULL});

	for (size_t i = 0; i < asked->nchoices; i++) {
		int count = 0;
		for (size_t k = 0; k < q->ngroups; k++)
			count += text_same(q->groups[k].answer, asked->choices[i]) ? q->groups[k].count : 0;
		doc_row(w->d, table, (const char *const[]){asked->choices[i], w_printf(w, "%d", count), w_bar(w, count, q->answers, BAR), NULL});
	}
}

static bool is_choice(const survey_question *asked, const char *answer)
{
	for (size_t i = 0; asked && i < asked->nchoices; i++)
		if (text_same(asked->choices[i], answer))
			return true;
	return false;
}

static void whole_question(struct needs *n, struct question *q, const survey_question *asked)
{
	struct writer *w = &n->w;
	node *list = NULL;

	w_para(w, ngettext("%d answer.", "%d answers.", (unsigned long)q->answers), q->answers);
	if (q->note && q->answers)
		mean(n, q);
	if (asked && asked->nchoices)
		chosen(n, q, asked);
	for (size_t i = 0; i < q->ngroups; i++) {
		if (is_choice(asked, q->groups[i].answer))
			continue;
		list = list ? list : w_list(w);
		w_item(w, list, "%s", q->groups[i].count > 1 ? w_printf(w, _("%s: %d"), q->groups[i].answer, q->groups[i].count) : q->groups[i].answer);
	}
}

static void write_question(struct needs *n, struct question *q, const survey_question *asked)
{
	q->note = asked && strcmp(asked->kind, "note") == 0;
	if (q->ngroups)
		qsort(q->groups, q->ngroups, sizeof *q->groups, most_given);
	w_heading(&n->w, n->level, asked ? asked->text : q->id);
	if (n->masked)
		masked_question(n, q);
	else
		whole_question(n, q, asked);
}

static const survey_question *asked_as(const struct needs *n, const char *id)
{
	for (size_t i = 0; n->survey && i < n->survey->count; i++)
		if (!strcmp(n->survey->questions[i].id, id))
			return &n->survey->questions[i];
	return NULL;
}

/* In the order in which they are asked; those that the survey does not have come after. */
static void write_questions(struct needs *n)
{
	for (size_t i = 0; n->survey && i < n->survey->count; i++)
		for (size_t k = 0; k < n->count; k++)
			if (!strcmp(n->list[k].id, n->survey->questions[i].id))
				write_question(n, &n->list[k], &n->survey->questions[i]);
	for (size_t k = 0; k < n->count; k++)
		if (!asked_as(n, n->list[k].id))
			write_question(n, &n->list[k], NULL);
}

static query *interviews_of(struct needs *n)
{
	query *q = query_new(n->w.tmp, &e_interview);

	query_where(q, "cpts", OP_IS, value_int(n->cpts));
	query_where(q, "survey", OP_IS, value_text(q, n->of));
	return q;
}

static int one_survey(struct needs *n, const char *of)
{
	struct writer *w = &n->w;
	AUTO_ERR not_packaged = {0};

	n->of = of;
	n->list = NULL;
	n->count = 0;
	if (library_survey(w->l, w->tmp, of, &n->survey, &not_packaged))
		n->survey = NULL;
	query *interviews = interviews_of(n), *answers = query_new(w->tmp, &e_interview_answer);
	query_among(answers, "interview", interviews);
	int code = journal_each(w->j, answers, take_answer, n, w->e);
	if (code)
		return code;
	n->interviews = (int)journal_count(w->j, interviews, INTERVIEWS_MOST);
	const char *title = n->survey ? n->survey->title : of;
	if (n->level > 2)
		w_heading(w, 2, title);
	else
		w_fact(w, _("Survey"), title);
	if (n->masked && n->interviews < MASKED_UNDER) {
		w_para(w, _("Fewer than %d interviews: that is too few to publish. Go on listening."), MASKED_UNDER);
		return 0;
	}
	w_para(w, ngettext("%d interview.", "%d interviews.", (unsigned long)n->interviews), n->interviews);
	write_questions(n);
	return 0;
}

int report_surveys(const report_from *from, const void *parent, int64_t cpts, const char ***out, size_t *count, struct err *e)
{
	AUTO_CTX(tmp);
	query *q = query_new(tmp, &e_interview);
	record **list;
	size_t n;

	*out = NULL;
	*count = 0;
	query_where(q, "cpts", OP_IS, value_int(cpts));
	int code = journal_window(from->j, tmp, q, NULL, false, 0, &list, &n, e);
	for (size_t i = 0; !code && i < n; i++) {
		const char *of = record_text(list[i], "survey");
		size_t k = 0;
		while (k < *count && strcmp((*out)[k], of) != 0)
			k++;
		if (k < *count)
			continue;
		*out = GROW(parent, *out, *count + 1);
		(*out)[(*count)++] = mem_dup(parent, of);
	}
	return code;
}

int report_needs(const report_from *from, const void *parent, int64_t cpts, const char *of, bool masked, doc **out, struct err *e)
{
	AUTO_CTX(tmp);
	struct needs n = {.w = writer_on(from, tmp, e), .masked = masked, .cpts = cpts};
	struct writer *w = &n.w;
	const char **surveys = &of;
	size_t count = 1;
	record *r;
	int code = w_get(w, &e_cpts, cpts, &r);

	if (!code && !*of)
		code = report_surveys(from, tmp, cpts, &surveys, &count, e);
	if (code)
		return code;
	w_open(w, parent, w_printf(w, _("What inhabitants say: %s"), record_text(r, "name")));
	n.level = count > 1 ? 3 : 2;
	if (!count)
		w_para(w, _("No interview is noted yet. Ask a few persons, then write down each sheet."));
	else if (masked)
		w_para(w, _("Groups of fewer than %d persons are not shown: in a small place, somebody would be recognised."), MASKED_UNDER);
	else
		w_para(w, _("For your eyes: what you export or print masks groups of fewer than %d persons, since in a small place somebody would be recognised."),
		       MASKED_UNDER);
	for (size_t i = 0; i < count && !code; i++)
		code = one_survey(&n, surveys[i]);
	*out = w->d;
	return code;
}
