// SPDX-License-Identifier: EUPL-1.2
/* Tables of stored records, printed from their field tables. */
#include "store.h"

#include "schema.h"

const entity *const stored_kinds[] = {
	&c_level, &c_criterion, &c_aci, &c_aci_level, &c_aci_criterion, &c_source, &c_topic, &c_question, &c_box, &c_survey, &c_survey_question, &c_step, &c_region, NULL,
};

bool is_stored(const entity *e)
{
	for (size_t i = 0; stored_kinds[i]; i++)
		if (stored_kinds[i] == e)
			return true;
	return false;
}

/* A reference of the content is a name. */
bool is_stored_number(const field *f)
{
	return f->type == &t_integer || f->type == &t_boolean;
}

void stored_table(strbuf *sql, const entity *e)
{
	sb_addf(sql, "CREATE TABLE \"%s\"(n INTEGER PRIMARY KEY, owner TEXT NOT NULL", e->name);
	for (size_t i = 0; i < e->nfields; i++)
		if (e->fields[i].type != &t_parts)
			sb_addf(sql, ", \"%s\" %s NOT NULL", e->fields[i].name, is_stored_number(&e->fields[i]) ? "INTEGER" : "TEXT");
	sb_addf(sql, ", UNIQUE(\"%s\", owner)) STRICT;", e->fields[0].name);
}

void stored_insert(strbuf *sql, const entity *e)
{
	sb_addf(sql, "INSERT INTO \"%s\" VALUES(NULL, ?", e->name);
	for (size_t i = 0; i < e->nfields; i++)
		if (e->fields[i].type != &t_parts)
			sb_add(sql, ", ?");
	sb_add(sql, ")");
}
