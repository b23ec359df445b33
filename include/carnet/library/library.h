// SPDX-License-Identifier: EUPL-1.2
/* The packaged content: library.db, compiled from YAML at build, read-only at run time. */
#pragma once
#include <stdbool.h>
#include <carnet/base/err.h>
#include <carnet/doc/doc.h>
#include <carnet/record/record.h>

typedef struct library library;
/* path NULL: the installed one. A missing or foreign file is a sentence that says how to mend the installation. */
int library_open(const void *parent, library **out, const char *path, struct err *e);

/* Every page of its file holds together: opening reads the first only. */
int library_sound(library *l, struct err *e);

/* Packs (carnet/library/packs.h) of a folder are put over the guide; nothing is looked at before the first question. Call it right after opening. */
void library_use_packs(library *l, const char *folder);
/* A pack was put in that folder, or taken out of it, since they were put over the guide: only one opened now has it. Costs a stat. */
bool library_packs_changed(const library *l);

/* Something readable: guide page, mission sheet, level, topic, checklist, survey, help… All have a Markdown body in library.db. */
typedef struct page {
	const char *id, *title, *part, *part_title, *kind, *summary; /* kind: guide, mission, help, level, … */
	const char *verified;      /* ISO date, "" when it has none */
	bool advice;
	int order, position, of;   /* order in its part; position among 'of' readable pages of the guide */
	const char *pack;          /* name of the pack that brings it, "" for the guide's own */
	bool replaces;             /* a pack's page stands for one of the guide, which is read as "original:<id>" */
} page;
int library_page(library *l, const void *parent, const char *id, page **out, struct err *e); /* ERR_MISSING names near ids */
/* The page as a doc: title, body, «read next», advice and sources at the foot. */
int library_doc(library *l, const void *parent, const char *id, doc **out, struct err *e);
typedef struct part { const char *id, *title, *summary; page *pages; size_t count; } part;
int library_parts(library *l, const void *parent, part **out, size_t *count, struct err *e);
/* The pages of the guide and the mission sheets, without help and lists: ids only, read from an index. */
int library_guide_ids(library *l, const void *parent, const char ***out, size_t *count, struct err *e);
const char *library_screen_help(library *l, const void *parent, const char *screen); /* page id of a screen's help, NULL */

/* name: as people write it; id: what links and files call it, with hyphens for spaces. */
typedef struct word { const char *id, *name, *full, *kind, *means; const char **see; size_t nsee; const char **pages; size_t npages; } word;
int library_word(library *l, const void *parent, const char *id, word **out, struct err *e); /* folded match */
int library_words(library *l, const void *parent, word **out, size_t *count, struct err *e); /* id, name, full and kind only */

/* A source as the pages quote it: kind is officiel, association, presse, rapport or conseil; read tells how much of it was read. */
typedef struct source { const char *key, *title, *author, *date, *kind, *url, *read, *note; } source;
int library_source(library *l, const void *parent, const char *key, source **out, struct err *e);

/* Words around what the program makes; those of the guide first, then of the packs; "" when nobody has any. */
const char *library_wording(library *l, const void *parent, const char *key);
/* A list of fr/names.yaml, by which the name of a person is known: ends with NULL, empty when the content has none. */
const char *const *library_names(library *l, const void *parent, const char *key);

/* What is new: since is what library_state said when it was last seen, kept by the caller ("" the first time: everything is new). */
enum change_kind { CHANGE_ADDED, CHANGE_CHANGED, CHANGE_REMOVED };
typedef struct page_change { enum change_kind change; const char *kind, *id, *title; } page_change; /* kind: page, word */
char *library_state(library *l, const void *parent, struct err *e);
int library_changes(library *l, const void *parent, const char *since, page_change **out, size_t *count, struct err *e);

typedef struct page_hit { const char *id, *title, *kind, *part_title, *extract; } page_hit;
typedef struct page_hits { page_hit *list; size_t count; const char *mended; bool partial; } page_hits;
/* Ranked: title, then glossary words, then tags and summary, then body. Pages and glossary words together (kind "sigle"). */
int library_find(library *l, const void *parent, const char *words, size_t limit, page_hits **out, struct err *e);

/* The practice journal: calls row for each record of the samples in creation order; values as typed, references as their key prefixed "@". */
typedef struct sample { const entity *e; const char *key; const char **names, **values; size_t count; } sample;
int library_samples(library *l, int (*row)(void *data, const sample *s), void *data, struct err *e);
