// SPDX-License-Identifier: EUPL-1.2
/* Participation by command: assess, compare, needs, directory. */
#include <inttypes.h>
#include <string.h>
#include <carnet/base/date.h>
#include <carnet/base/i18n.h>
#include <carnet/base/mem.h>
#include <carnet/base/text.h>
#include <carnet/desk/needs.h>
#include <carnet/report/report.h>
#include <carnet/rules/assessment.h>
#include "command.h"

/* "name=value" cut in two; value NULL without a sign. */
struct pair {
	const char *name, *value;
};

static struct pair pair_of(const void *parent, const char *argument)
{
	const char *equal = strchr(argument, '=');

	if (!equal)
		return (struct pair){argument, NULL};
	return (struct pair){mem_dupn(parent, argument, (size_t)(equal - argument)), equal + 1};
}

/* ---- assess ---- */

struct assessing {
	struct cli *c;
	int64_t cpts, before, after, to;
	record *with;     /* grid, date and notes given */
	assessed *a;
	bool *scored;     /* criteria given a score by this command */
	bool keeps;       /* something is to be kept */
};

static int reference(struct assessing *as, const char *typed, int64_t *id, struct err *e)
{
	return journal_lookup(as->c->d.j, &e_assessment, typed, id, e);
}

static int take_before(struct assessing *as, const char *typed, struct err *e)
{
	return reference(as, typed, &as->before, e);
}

static int take_after(struct assessing *as, const char *typed, struct err *e)
{
	return reference(as, typed, &as->after, e);
}

static int take_to(struct assessing *as, const char *typed, struct err *e)
{
	return reference(as, typed, &as->to, e);
}

static int type_field(struct assessing *as, const char *name, const char *typed, struct err *e)
{
	return journal_type(as->c->d.j, as->with, entity_field(&e_assessment, name), typed, e);
}

static int take_grid(struct assessing *as, const char *typed, struct err *e)
{
	return type_field(as, "grid", text_same(typed, "aci") ? GRID_PROPOSAL : typed, e);
}

static int take_date(struct assessing *as, const char *typed, struct err *e)
{
	return type_field(as, "date", typed, e);
}

static int take_notes(struct assessing *as, const char *typed, struct err *e)
{
	return type_field(as, "notes", typed, e);
}

/* What is not the name of a criterion. */
static const struct given {
	const char *name, *alias;
	int (*take)(struct assessing *as, const char *typed, struct err *e);
} givens[] = {
	{"grid", "grille", take_grid},    {"date", "date", take_date},    {"notes", "notes", take_notes},
	{"before", "avant", take_before}, {"after", "apres", take_after}, {"to", "suite", take_to},
};

static const struct given *given_named(const char *name)
{
	for (size_t i = 0; i < LENGTH(givens); i++)
		if (text_same(givens[i].name, name) || text_same(givens[i].alias, name))
			return &givens[i];
	return NULL;
}

static bool is_answer(const void *tmp, const char *argument)
{
	struct pair p = pair_of(tmp, argument);

	return !p.value || !given_named(p.name);
}

static int take_givens(struct assessing *as, const void *tmp, struct err *e)
{
	int code = 0;

	for (size_t i = 1; i < as->c->nargs && !code; i++) {
		struct pair p = pair_of(tmp, as->c->args[i]);
		if (!is_answer(tmp, as->c->args[i]))
			code = given_named(p.name)->take(as, p.value, e);
	}
	return code;
}

static int unknown_criterion(const grid *g, const char *typed, struct err *e)
{
	AUTO_CTX(tmp);
	strbuf *all = sb_new(tmp);

	for (size_t i = 0; i < g->count; i++)
		sb_addf(all, "%s%s", i ? ", " : "", g->criteria[i].id);
	return err_setf(e, ERR_INPUT, _("There is no criterion “%s”|choose among: %s"), typed, all->s);
}

/* P1=2, or P1.evidence=… */
static int take_answer(struct assessing *as, const char *argument, struct err *e)
{
	AUTO_CTX(tmp);
	struct pair p = pair_of(tmp, argument);
	record *scratch = record_new(tmp, &e_assessment_answer);
	const char *dot = strchr(p.name, '.');

	if (!p.value)
		return err_setf(e, ERR_INPUT, _("“%s” gives no score|write for instance P1=2"), argument);
	const char *name = dot ? mem_dupn(tmp, p.name, (size_t)(dot - p.name)) : p.name;
	const criterion *c = grid_criterion(as->a->grid, name);
	const field *f = entity_field(&e_assessment_answer, dot ? dot + 1 : "score");
	if (!c || !f || (strcmp(f->name, "score") && strcmp(f->name, "evidence")))
		return unknown_criterion(as->a->grid, p.name, e);
	size_t i = (size_t)(c - as->a->grid->criteria);
	int code = journal_type(as->c->d.j, scratch, f, p.value, e);
	if (code)
		return code;
	if (!dot && as->scored[i])
		return err_setf(e, ERR_INPUT, _("The criterion %s is given two scores|give it one"), c->id);
	if (strcmp(f->name, "evidence") == 0)
		as->a->evidence[i] = mem_dup(as->a, record_text(scratch, "evidence"));
	else
		as->scored[i] = true, as->a->score[i] = *p.value ? (int)record_int(scratch, "score") : SCORE_NONE;
	return 0;
}

/* A new one, or the one to go on with; what was given over it. */
static int begin(struct assessing *as, const void *tmp, struct err *e)
{
	record *r = record_copy(tmp, as->with);
	int code = as->to ? journal_get(as->c->d.j, tmp, &r, &e_assessment, as->to, e) : 0;

	if (code)
		return code;
	if (as->to && record_int(r, "cpts") != as->cpts)
		return err_set(e, ERR_INPUT, _("This assessment is of another CPTS"), _("name the CPTS it is of"));
	for (size_t i = 0; as->to && i < LENGTH(givens); i++)
		if (field_index_named(&e_assessment, givens[i].name) >= 0 && record_get(as->with, givens[i].name)->kind != V_NULL)
			record_set(r, givens[i].name, *record_get(as->with, givens[i].name));
	return assessment_of(as->c->d.j, as->c->d.l, tmp, record_text(r, "grid"), r, &as->a, e);
}

static int record_answers(struct assessing *as, const void *tmp, struct err *e)
{
	int code = begin(as, tmp, e);

	if (!code)
		as->scored = talloc_zero_array(tmp, bool, (unsigned)as->a->grid->count);
	for (size_t i = 1; i < as->c->nargs && !code; i++)
		if (is_answer(tmp, as->c->args[i]))
			code = take_answer(as, as->c->args[i], e);
	return code ? code : assessment_keep(as->c->d.j, as->a, e);
}

static int level_members(struct cli *c, const void *parent, int64_t cpts, char **out, struct err *e)
{
	report_from f = document_from(c);
	strbuf *b = sb_new(parent);
	report_standing *list;
	size_t count;
	int code = report_standings(&f, b, cpts, &list, &count, e);

	for (size_t i = 0; !code && i < count; i++) {
		const participation *p = &list[i].declared;
		sb_addf(b, "%s{\"level\":\"%s\",\"date\":\"%s\",\"standing\":\"%s\"", i ? "," : "\"levels\":[", list[i].level, list[i].date,
			standing_sign(p->standing));
		sb_addf(b, ",\"met\":%d,\"criteria\":%d,\"sum\":%d,\"highest\":%d,\"unanswered\":%d", p->met, p->criteria, p->sum, p->highest, p->unanswered);
		sb_addf(b, ",\"observed_points\":%d,\"observed_meetings\":%d}", list[i].observed.count, list[i].observed.meetings);
	}
	sb_addc(b, ']');
	*out = b->s;
	return code;
}

/* after: the last one on the same grid when it is not named. */
static int compare(struct assessing *as, const void *tmp, doc **out, struct err *e)
{
	report_from f = document_from(as->c);
	record *before, **last;
	size_t count = 0;
	int code = journal_get(as->c->d.j, tmp, &before, &e_assessment, as->before, e);

	if (!code && !as->after)
		code = assessment_list(as->c->d.j, tmp, as->cpts, record_text(before, "grid"), NULL, 1, &last, &count, e);
	if (count)
		as->after = last[0]->id;
	return code ? code : report_compare(&f, tmp, as->before, as->after, out, e);
}

static int make(struct assessing *as, const void *tmp, doc **out, char **members, struct err *e)
{
	report_from f = document_from(as->c);
	const char *on = as->a ? as->a->grid->name : record_text(as->with, "grid");

	if (as->before)
		return compare(as, tmp, out, e);
	if (strcmp(on, GRID_PROPOSAL) == 0)
		return report_proposal(&f, tmp, as->cpts, out, e);
	int code = report_level(&f, tmp, as->cpts, out, e);
	return code || !cli_json(as->c) ? code : level_members(as->c, tmp, as->cpts, members, e);
}

/* What is not given: this CPTS, today, the three levels. */
static void complete(struct assessing *as)
{
	char iso[11];

	record_fallbacks(as->with);
	date_to_iso(iso, clock_today());
	record_set(as->with, "cpts", value_int(as->cpts));
	if (!*record_text(as->with, "date"))
		record_set(as->with, "date", value_text(as->with, iso));
}

int run_assess(struct cli *c, struct err *e)
{
	AUTO_CTX(tmp);
	struct assessing as = {.c = c, .with = record_new(tmp, &e_assessment)};
	char *members = NULL;
	doc *d;

	for (size_t i = 1; i < c->nargs; i++)
		as.keeps |= is_answer(tmp, c->args[i]);
	int code = document_open(c, as.keeps ? NEED_CHANGE : NEED_READ, &e_cpts, 0, &as.cpts, e);
	if (!code)
		code = take_givens(&as, tmp, e);
	if (!code && !as.to)
		complete(&as);
	if (!code && as.keeps)
		code = record_answers(&as, tmp, e);
	if (!code)
		code = make(&as, tmp, &d, &members, e);
	return code ? code : document_share(c, mem_printf(tmp, "cpts/%" PRId64, as.cpts), d, members, e);
}

/* ---- needs ---- */

static int take_heard(struct cli *c, heard *h, const char *argument, struct err *e)
{
	AUTO_CTX(tmp);
	struct pair p = pair_of(tmp, argument);
	const field *f = p.value ? entity_field(&e_interview, p.name) : NULL;
	char *answer;

	if (!p.value)
		return err_setf(e, ERR_INPUT, _("“%s” gives no answer|write for instance q1=Oui"), argument);
	for (size_t i = 0; i < h->survey->count; i++) {
		if (!text_same(h->survey->questions[i].id, p.name))
			continue;
		int code = heard_answer(h, &h->survey->questions[i], p.value, &answer, e);
		h->answers[i] = code ? "" : answer;
		return code;
	}
	if (!f || (strcmp(f->name, "date") && strcmp(f->name, "place") && strcmp(f->name, "respondent")))
		return err_setf(e, ERR_INPUT, _("This survey has no question “%s”|its questions are %s to %s; date, place and respondent may be given too"), p.name,
				h->survey->questions[0].id, h->survey->questions[h->survey->count - 1].id);
	return heard_about(&c->d, h, f->name, p.value, e);
}

/* What was kept may still let somebody be recognised: it is said, as on the screen. A place has a name. */
static void point_out_names(struct cli *c, const heard *h)
{
	AUTO_CTX(tmp);
	AUTO_PROBLEMS p = {0};

	for (size_t i = 0; i <= h->survey->count; i++) {
		AUTO_ERR seen = {0};
		char *who;
		bool sure, asked = i < h->survey->count;
		const char *text = asked ? h->answers[i] : record_text(h->interview, "respondent");
		if ((asked && h->survey->questions[i].nchoices) || heard_named(&c->d, tmp, text, &who, &sure, &seen) || !who)
			continue;
		err_setf(&seen, ERR_INPUT, _("“%s” looks like a name, and nobody should be recognised|carnet undo, then write a situation instead"), who);
		seen.warning = true;
		problems_take(&p, &seen);
	}
	say_problems(&p);
}

static int keep_heard(struct cli *c, int64_t cpts, struct err *e)
{
	AUTO_CTX(tmp);
	heard *h;
	int code = heard_new(&c->d, tmp, cpts, c->args[1], &h, e);

	for (size_t i = 2; i < c->nargs && !code; i++)
		code = take_heard(c, h, c->args[i], e);
	code = code ? code : heard_keep(&c->d, h, e);
	if (!code)
		point_out_names(c, h);
	return code;
}

/* Small groups are shown to the person at the keyboard only: a file, a pipe and JSON leave. */
int run_needs(struct cli *c, struct err *e)
{
	AUTO_CTX(tmp);
	report_from f;
	int64_t cpts = 0;
	survey *of;
	doc *d;
	bool masked = !c->screen || c->set[O_OUTPUT] || cli_json(c);
	int code = document_open(c, c->nargs > 2 ? NEED_CHANGE : NEED_READ, &e_cpts, 0, &cpts, e);

	if (!code && c->nargs > 1)
		code = library_survey(c->d.l, tmp, c->args[1], &of, e);
	if (!code && c->nargs > 2)
		code = keep_heard(c, cpts, e);
	f = document_from(c);
	if (!code)
		code = report_needs(&f, tmp, cpts, c->nargs > 1 ? c->args[1] : "", masked, &d, e);
	return code ? code : document_give(c, mem_printf(tmp, "cpts/%" PRId64, cpts), d, NULL, e);
}

int run_directory(struct cli *c, struct err *e)
{
	AUTO_CTX(tmp);
	int64_t cpts = 0;
	doc *d;
	int code = document_open(c, NEED_READ, &e_cpts, 0, &cpts, e);
	report_from f = document_from(c);

	if (!code)
		code = report_directory(&f, tmp, cpts, &d, e);
	return code ? code : document_give(c, cpts ? mem_printf(tmp, "cpts/%" PRId64, cpts) : "association", d, NULL, e);
}
