// SPDX-License-Identifier: EUPL-1.2
#include <carnet/desk/desk.h>
#include <stdlib.h>
#include <string.h>
#include <carnet/base/i18n.h>
#include <carnet/base/mem.h>
#include "words.h"

enum { JOURNAL_PLACES = 5 };

/* How a hit of the guide is called, by its kind of page. */
static const char *kind_words(const char *kind)
{
	static const struct { const char *kind, *words; } kinds[] = {{"sigle", N_("Word")}, {"topic", N_("Topic")}, {"question", N_("Question")}, {"help", N_("Help")}};

	for (size_t i = 0; i < LENGTH(kinds); i++)
		if (!strcmp(kinds[i].kind, kind))
			return _(kinds[i].words);
	return _("Guide");
}

static void add_pages(findings *f, const page_hits *pages, size_t from, size_t count)
{
	for (size_t i = from; i < count; i++) {
		const page_hit *h = &pages->list[i];
		bool is_page = strcmp(h->kind, "sigle") && strcmp(h->kind, "question"); /* the others have a target of their own */
		found *to = &f->list[f->count++];
		to->kind = kind_words(h->kind);
		to->title = h->title;
		to->extract = h->extract;
		to->page = is_page ? h->id : mem_printf(f, "%s:%s", h->kind, h->id);
	}
}

/* Of a record, where its own name is too long to stand before a title. */
static const char *record_words(const findings *f, const entity *e)
{
	static const struct { const entity *e; const char *words; } short_names[] = {
		{&e_interview_answer, N_("Answer")}, {&e_assessment_answer, N_("Criterion")}, {&e_leave, N_("Leave")}};

	for (size_t i = 0; i < LENGTH(short_names); i++)
		if (short_names[i].e == e)
			return _(short_names[i].words);
	return desk_capital(f, _(e->one));
}

static void add_records(const desk *d, findings *f, const hits *records, size_t from, size_t count)
{
	for (size_t i = from; i < count; i++) {
		const hit *h = &records->list[i];
		found *to = &f->list[f->count++];
		to->kind = record_words(f, h->e);
		const char *told = desk_told_title(d, f, h->e, h->id);
		to->title = told ? told : h->title;
		to->extract = h->extract;
		to->e = h->e;
		to->id = h->id;
	}
}

static size_t least(size_t a, size_t b)
{
	return a < b ? a : b;
}

/* The best of the guide, the newest of the journal, then what is left of both. */
static void put_in_order(const desk *d, findings *f, const page_hits *pages, size_t npages, const hits *records, size_t nrecords, size_t visible)
{
	size_t first = least(nrecords, JOURNAL_PLACES), above = visible > first ? least(npages, visible - first) : 0;

	add_pages(f, pages, 0, above);
	add_records(d, f, records, 0, first);
	add_pages(f, pages, above, npages);
	add_records(d, f, records, first, nrecords);
}

/* What one side leaves free the other may take, and the journal always keeps its places. */
static void share(size_t limit, size_t *pages, size_t *records)
{
	size_t kept = least(least(*records, JOURNAL_PLACES), limit);

	if (*pages > limit - kept)
		*pages = limit - kept;
	if (*records > limit - *pages)
		*records = limit - *pages;
}

/* A word mended, or words apart, are told only where the other side had no better answer. */
static void tell_doubts(findings *f, const page_hits *pages, const hits *records)
{
	bool sure_pages = pages->count && !pages->mended && !pages->partial, sure_records = records->count && !records->mended && !records->partial;

	if (sure_pages || sure_records)
		return;
	f->mended = pages->mended ? pages->mended : records->mended;
	f->partial = f->count > 0 && (pages->partial || records->partial);
}

int desk_find(desk *d, const void *parent, const char *words, enum find_where where, size_t limit, size_t visible, findings **out, struct err *e)
{
	findings *f = NEW(parent, findings);
	page_hits none = {0}, *pages = &none;
	hits nothing = {0}, *records = &nothing;
	int code = 0;

	*out = f;
	if (where != FIND_JOURNAL && d->l)
		code = library_find(d->l, f, words, limit, &pages, e);
	if (!code && where != FIND_GUIDE && d->j)
		code = journal_find(d->j, f, words, limit, &records, e);
	if (code)
		return code;
	size_t npages = pages->count, nrecords = records->count;
	share(limit, &npages, &nrecords);
	f->list = mem_alloc(f, sizeof(found) * (npages + nrecords + 1), "found");
	put_in_order(d, f, pages, npages, records, nrecords, visible);
	f->total = (int64_t)pages->count + records->total;
	tell_doubts(f, pages, records);
	return 0;
}
