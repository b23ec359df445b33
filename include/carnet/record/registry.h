// SPDX-License-Identifier: EUPL-1.2
/* Every entity of the journal, in the order in which references allow creation. */
#pragma once
#include <carnet/record/field.h>

enum { SCHEMA_VERSION = 3 };

extern const entity *const entities[]; /* ends with NULL */
const entity *entity_named(const char *name); /* English name or French alias, singular or plural, folded; NULL when unknown */
const entity *entity_number(int number);
/* The same with a sentence that lists what exists (ERR_INPUT). */
const entity *entity_find(const char *typed, struct err *e);

extern const entity e_profile, e_cpts, e_association, e_contact, e_mandate, e_meeting, e_agenda_item, e_question, e_action, e_payer, e_vehicle,
	e_route, e_expense, e_claim, e_leave, e_training, e_assessment, e_assessment_answer, e_interview, e_interview_answer, e_attachment, e_mark;

/* Schema SQL printed from the tables, never run here. */
void schema_table(strbuf *sql, const entity *e);     /* CREATE TABLE … STRICT and its indexes */
void schema_column(strbuf *sql, const entity *e, const field *f); /* one column definition, for ADD COLUMN */
void schema_triggers(strbuf *sql, const entity *e);  /* rules, fills, upkeep of sums and of the search index, and the view entity_search, which
                                                        gives each row's id and its row, title and body in the index */
void schema_search(strbuf *sql);                     /* what all rows share: their content sums, the FTS5 table, the views around it */

/* Search index rowid: day × 2³² + entity number × 2²⁷ + id. */
enum { SEARCH_ID_MAX = (1 << 27) - 1 };
int64_t search_rowid(int day, const entity *e, int64_t id);
const entity *search_entity(int64_t rowid, int64_t *id, int *day);
