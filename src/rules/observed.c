// SPDX-License-Identifier: EUPL-1.2
/* Participation as the meetings show it: points counted by how users were involved. */
#include <carnet/base/date.h>
#include <carnet/base/i18n.h>
#include <carnet/base/mem.h>
#include <carnet/rules/meetings.h>
#include <carnet/rules/participation.h>
#include <stdlib.h>
#include <string.h>

enum { YEAR_DAYS = 365 };

/* A meeting and what its points add to. */
struct held {
	int64_t id, cpts;
	int year;
	const char *level; /* one of the choices of mandate.level, or "" */
	bool counted;      /* among the meetings of its entry */
};
struct tally {
	journal *j;
	const void *parent;
	record **mandates;
	size_t nmandates;
	struct held *held;
	size_t nheld;
	observed *list;
	size_t count;
};

static const char *level_of(const struct tally *t, int64_t mandate)
{
	for (size_t i = 0; i < t->nmandates && mandate; i++)
		if (t->mandates[i]->id == mandate)
			return record_text(t->mandates[i], "level");
	return "";
}

static int meeting_row(void *data, const record *r)
{
	struct tally *t = data;

	if (meeting_off(r))
		return 0;
	t->held = GROW(t->parent, t->held, t->nheld + 1);
	t->held[t->nheld++] = (struct held){.id = r->id,
					    .cpts = record_int(r, "cpts"),
					    .year = atoi(record_text(r, "date")),
					    .level = level_of(t, record_int(r, "mandate"))};
	return 0;
}

static int by_id(const void *a, const void *b)
{
	const struct held *x = a, *y = b;

	return (x->id > y->id) - (x->id < y->id);
}

static observed *entry(struct tally *t, const struct held *h)
{
	for (size_t i = 0; i < t->count; i++)
		if (t->list[i].cpts == h->cpts && t->list[i].year == h->year && !strcmp(t->list[i].level, h->level))
			return &t->list[i];
	t->list = GROW(t->parent, t->list, t->count + 1);
	t->list[t->count] = (observed){.cpts = h->cpts, .year = h->year, .level = h->level};
	return &t->list[t->count++];
}

static int involvement_of(const record *point)
{
	const choice *c = entity_field(&e_agenda_item, "involvement")->opt.choices;
	const char *word = record_text(point, "involvement");

	for (int i = 0; c[i].word; i++)
		if (!strcmp(c[i].word, word))
			return i;
	return -1;
}

static int point_row(void *data, const record *r)
{
	struct tally *t = data;
	struct held key = {.id = record_int(r, "meeting")};
	struct held *h = t->nheld ? bsearch(&key, t->held, t->nheld, sizeof *t->held, by_id) : NULL;
	int how = involvement_of(r);

	if (!h || how < 0)
		return 0;
	observed *o = entry(t, h);
	o->points[how]++;
	o->count++;
	o->meetings += !h->counted;
	h->counted = true;
	return 0;
}

static int level_rank(const char *level)
{
	const choice *c = entity_field(&e_mandate, "level")->opt.choices;
	int rank = 0;

	while (c[rank].word && strcmp(c[rank].word, level))
		rank++;
	return rank;
}

static int by_cpts_year_level(const void *a, const void *b)
{
	const observed *x = a, *y = b;

	if (x->cpts != y->cpts)
		return x->cpts < y->cpts ? -1 : 1;
	if (x->year != y->year)
		return x->year - y->year;
	return level_rank(x->level) - level_rank(y->level);
}

static query *meetings_between(const void *parent, const char *from, const char *until, int64_t cpts, int64_t mandate)
{
	query *q = query_new(parent, &e_meeting);

	q->brief = true;
	query_where(q, "date", OP_FROM, value_text(q, from));
	query_where(q, "date", OP_UNTIL, value_text(q, until));
	if (cpts)
		query_where(q, "cpts", OP_IS, value_int(cpts));
	if (mandate)
		query_where(q, "mandate", OP_IS, value_int(mandate));
	return q;
}

int participation_observed(journal *j, const void *parent, const char *from, const char *until, int64_t cpts, int64_t mandate, observed **out,
			   size_t *count, struct err *e)
{
	struct tally t = {.j = j, .parent = parent};
	query *meetings = meetings_between(parent, from, until, cpts, mandate), *points = query_new(parent, &e_agenda_item);
	int code = journal_window(j, parent, query_new(parent, &e_mandate), NULL, false, 0, &t.mandates, &t.nmandates, e);

	points->brief = true;
	query_where(points, "involvement", OP_SET, (value){0});
	query_among(points, "meeting", meetings);
	if (!code)
		code = journal_each(j, meetings, meeting_row, &t, e);
	if (t.nheld)
		qsort(t.held, t.nheld, sizeof *t.held, by_id);
	if (!code)
		code = journal_each(j, points, point_row, &t, e);
	if (t.count)
		qsort(t.list, t.count, sizeof *t.list, by_cpts_year_level);
	*out = t.list;
	*count = t.count;
	return code;
}

int participation_lately(journal *j, const void *parent, int64_t cpts, observed **out, size_t *count, struct err *e)
{
	char from[11], until[11];

	date_to_iso(until, clock_today());
	date_to_iso(from, clock_today() - YEAR_DAYS);
	return participation_observed(j, parent, from, until, cpts, 0, out, count, e);
}

observed observed_level(const observed *list, size_t count, const char *level)
{
	observed sum = {.level = level};

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

/* Enough to say something of it. */
static bool observed_enough(const observed *o)
{
	return o->count >= OBSERVED_POINTS && o->meetings >= OBSERVED_MEETINGS;
}

char *observed_counts(const void *parent, const observed *o)
{
	static const char *const ways[INVOLVEMENTS] = {N_("informed: %d"), N_("consulted: %d"), N_("associated: %d"), N_("co-deciding: %d")};
	AUTO_CTX(tmp);
	const char *points = mem_printf(tmp, ngettext("%d point", "%d points", (unsigned long)o->count), o->count);
	strbuf *b = sb_new(tmp);

	sb_addf(b, ngettext("%s, %d meeting", "%s, %d meetings", (unsigned long)o->meetings), points, o->meetings);
	for (size_t i = 0, n = 0; i < INVOLVEMENTS; i++)
		if (o->points[i]) {
			sb_add(b, n++ ? ", " : _("; "));
			sb_addf(b, _(ways[i]), o->points[i]);
		}
	return mem_dup(parent, b->s);
}

/* What happens on at least half of the points, counted from the most involved down. */
enum shown { SHOWN_INVOLVED, SHOWN_CONSULTED, SHOWN_INFORMED };

static enum shown shown_by(const observed *o)
{
	int involved = o->points[2] + o->points[3];

	if (2 * involved >= o->count)
		return SHOWN_INVOLVED;
	return 2 * (involved + o->points[1]) >= o->count ? SHOWN_CONSULTED : SHOWN_INFORMED;
}

static const char *shown_words(enum shown s)
{
	static const char *const words[] = {
		[SHOWN_INVOLVED] = N_("users associated or co-deciding on half of the points or more"),
		[SHOWN_CONSULTED] = N_("users consulted or associated on half of the points or more"),
		[SHOWN_INFORMED] = N_("users informed rather than consulted"),
	};

	return _(words[s]);
}

char *observed_words(const void *parent, const observed *o)
{
	AUTO_CTX(tmp);
	const char *n = observed_counts(tmp, o);

	if (!observed_enough(o))
		return mem_printf(parent, _("too few points noted (%s)"), n);
	return mem_printf(parent, _("the meetings show %s (%s)"), shown_words(shown_by(o)), n);
}

char *participation_gap(const void *parent, const char *level, const participation *declared, const observed *o)
{
	static const char *const judged[3][3] = {
		[STANDING_NO] = {N_("The meetings show more than you declared: look at your assessment again."),
				 N_("The meetings already show a little more than you declared."), N_("The two agree.")},
		[STANDING_PARTLY] = {N_("The meetings show a little more than you declared."), N_("The two agree."),
				     N_("The meetings show less than you declared: speak of it with the CPTS.")},
		[STANDING_REACHED] = {N_("The two agree."), N_("The meetings show a little less than you declared."),
				      N_("The meetings show less than you declared: speak of it with the CPTS.")},
	};
	AUTO_CTX(tmp);
	const char *n = observed_counts(tmp, o);

	if (declared->criteria && declared->unanswered == declared->criteria)
		return mem_printf(parent, _("%s: not assessed yet; %s."), level, observed_words(tmp, o));
	if (!observed_enough(o))
		return mem_printf(parent, _("You declared “%s: %s”; too few points are noted to compare (%s)."), level, standing_words(declared->standing), n);
	return mem_printf(parent, _("You declared “%s: %s”; the meetings show %s (%s). %s"), level, standing_words(declared->standing),
			  shown_words(shown_by(o)), n, _(judged[declared->standing][shown_by(o)]));
}
