// SPDX-License-Identifier: EUPL-1.2
#include <carnet/desk/needs.h>

#include <carnet/base/date.h>
#include <carnet/base/i18n.h>
#include <carnet/base/mem.h>
#include <carnet/base/text.h>
#include <carnet/desk/leaves.h>
#include <carnet/rules/answers.h>
#include <carnet/rules/named.h>
#include <string.h>

static int begin(desk *d, const void *parent, const char *of, heard **out, struct err *e)
{
	heard *h = NEW(parent, heard);
	int code = library_survey(d->l, h, of, &h->survey, e);

	if (code) {
		talloc_free(h);
		return code;
	}
	h->answers = NEW_ARRAY(h, const char *, h->survey->count + 1);
	for (size_t i = 0; i < h->survey->count; i++)
		h->answers[i] = "";
	*out = h;
	return 0;
}

int heard_new(desk *d, const void *parent, int64_t cpts, const char *of, heard **out, struct err *e)
{
	char iso[11];
	int code = begin(d, parent, of, out, e);

	if (code)
		return code;
	date_to_iso(iso, clock_today());
	record *r = (*out)->interview = record_new(*out, &e_interview);
	record_set(r, "cpts", value_int(cpts));
	record_set(r, "date", value_text(r, iso));
	record_set(r, "survey", value_text(r, (*out)->survey->id));
	return 0;
}

static const char *question(const void *of, size_t i)
{
	return ((const heard *)of)->survey->questions[i].id;
}

static bool answer(record *r, const void *of, size_t i)
{
	const heard *h = of;

	record_set(r, "answer", value_text(r, h->answers[i]));
	return *h->answers[i];
}

static answer_sheet sheet_of(const heard *h)
{
	return (answer_sheet){&e_interview_answer, "interview", "question", h->survey->count, question, answer, h};
}

static int take_answer(void *data, const record *r)
{
	heard *h = data;

	for (size_t i = 0; i < h->survey->count; i++)
		if (strcmp(h->survey->questions[i].id, record_text(r, "question")) == 0)
			h->answers[i] = mem_dup(h, record_text(r, "answer"));
	return 0;
}

int heard_of(desk *d, const void *parent, int64_t interview, heard **out, struct err *e)
{
	AUTO_CTX(tmp);
	record *r;
	int code = journal_get(d->j, tmp, &r, &e_interview, interview, e);

	if (!code)
		code = begin(d, parent, record_text(r, "survey"), out, e);
	if (code)
		return code;
	answer_sheet s = sheet_of(*out);
	(*out)->interview = talloc_steal(*out, r);
	return answers_each(d->j, &s, interview, take_answer, *out, e);
}

/* ---- one answer ---- */

static int choice_answer(const void *parent, const survey_question *q, const char *typed, char **answer, struct err *e)
{
	AUTO_CTX(tmp);
	strbuf *all = sb_new(tmp);
	const char *only = NULL;
	size_t fit = 0;

	for (size_t i = 0; i < q->nchoices; i++) {
		if (text_same(q->choices[i], typed)) {
			*answer = mem_dup(parent, q->choices[i]);
			return 0;
		}
		if (text_begins(q->choices[i], typed)) {
			only = q->choices[i];
			fit++;
		}
		sb_addf(all, "%s%s", i ? " ; " : "", q->choices[i]);
	}
	if (fit != 1)
		return err_setf(e, ERR_INPUT, _("“%s” is not one of the answers|choose among: %s"), typed, all->s);
	*answer = mem_dup(parent, only);
	return 0;
}

static int note_answer(const void *parent, const char *typed, char **answer, struct err *e)
{
	size_t digits = strspn(typed, "0123456789");
	int n = digits && !typed[digits] && digits <= 2 ? (digits == 2 ? (typed[0] - '0') * 10 + typed[1] - '0' : typed[0] - '0') : -1;

	if (n < 0 || n > NOTE_HIGHEST)
		return err_setf(e, ERR_INPUT, _("“%s” is not a note from 0 to %d|write a whole number"), typed, NOTE_HIGHEST);
	*answer = mem_printf(parent, "%d", n);
	return 0;
}

int heard_answer(const void *parent, const survey_question *q, const char *typed, char **answer, struct err *e)
{
	AUTO_CTX(tmp);
	const char *said = text_trim(tmp, typed);

	if (*said && q->nchoices)
		return choice_answer(parent, q, said, answer, e);
	if (*said && strcmp(q->kind, "note") == 0)
		return note_answer(parent, said, answer, e);
	*answer = mem_dup(parent, said);
	return 0;
}

/* ---- nobody is named ---- */

int heard_named(desk *d, const void *parent, const char *text, char **who, bool *sure, struct err *e)
{
	AUTO_CTX(tmp);
	doc *said = doc_new(tmp, "");
	leaves *told;

	doc_paragraph(said, NULL, text);
	int code = desk_leaves(d, tmp, said, &told, e);
	*who = NULL;
	*sure = true;
	for (size_t i = 0; !code && i < told->count && !*who; i++)
		if (told->list[i].kind != LEAF_HEALTH)
			*who = mem_dup(parent, told->list[i].what);
	if (!code && !*who)
		*who = named_in(parent, name_words_read(tmp, d->l), text, sure);
	return code;
}

int heard_about(desk *d, heard *h, const char *name, const char *typed, struct err *e)
{
	AUTO_CTX(tmp);
	char *who = NULL;
	bool sure;
	int code = strcmp(name, "respondent") == 0 ? heard_named(d, tmp, typed, &who, &sure, e) : 0;

	if (!code && who && sure)
		return err_setf(e, ERR_INPUT, _("“%s” names somebody|write an age or a situation: retired, carer, thirty years old"), who);
	return code ? code : journal_type(d->j, h->interview, entity_field(&e_interview, name), typed, e);
}

int heard_keep(desk *d, const heard *h, struct err *e)
{
	AUTO_CTX(tmp);
	record *r = h->interview;
	answer_sheet s = sheet_of(h);

	return answers_keep(d->j, &s, mem_printf(tmp, r->id ? _("Interview changed: %s") : _("Interview recorded: %s"), h->survey->title), r, e);
}

size_t heard_count(const heard *h)
{
	size_t n = 0;

	for (size_t i = 0; i < h->survey->count; i++)
		n += *h->answers[i] != '\0';
	return n;
}
