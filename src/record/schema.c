// SPDX-License-Identifier: EUPL-1.2
/* SQL printed from the field tables. Its text is parsed at every open of the journal, so each rule is written once and shortly. */
#include <string.h>
#include <carnet/base/mem.h>
#include <carnet/record/registry.h>

/* For a row written by an outside tool: a UUID of version 4. */
#define UUID                                                                                                                     \
	"lower(hex(randomblob(4))||'-'||hex(randomblob(2))||'-4'||substr(hex(randomblob(2)),2)||'-a'||substr(hex(randomblob(2)),2)||"  \
	"'-'||hex(randomblob(6)))"
#define STAMP "TEXT NOT NULL DEFAULT(strftime('%Y-%m-%dT%H:%M:%fZ','now'))"

static int since(const field *f)
{
	return f->opt.since ? f->opt.since : 1;
}

void schema_column(strbuf *sql, const entity *e, const field *f)
{
	sb_addf(sql, "\"%s\" %s", f->name, f->type->sql);
	if (f->flags & F_NEED)
		sb_add(sql, " NOT NULL");
	if (f->type->rule) {
		sb_addf(sql, " CONSTRAINT \"%s.%s\" CHECK(", e->name, f->name);
		f->type->rule(sql, f);
		sb_addc(sql, ')');
	}
	if (f->opt.ref)
		sb_addf(sql, " REFERENCES \"%s\"(\"id\")", f->opt.ref);
}

/* Optional fields are indexed with empty values first, under the expression that query_sql orders by. */
static void schema_index(strbuf *sql, const entity *e, const field *f)
{
	sb_addf(sql, "CREATE INDEX \"%s_%s\" ON \"%s\"(", e->name, f->name, e->name);
	if (f->opt.ref || (f->flags & F_NEED))
		sql_column(sql, NULL, f->name);
	else
		sb_addf(sql, "ifnull(\"%s\",'')", f->name);
	sb_add(sql, ");\n");
}

void schema_table(strbuf *sql, const entity *e)
{
	sb_addf(sql, "CREATE TABLE \"%s\"(\"id\" INTEGER PRIMARY KEY AUTOINCREMENT,", e->name);
	sb_add(sql, "\"uid\" TEXT NOT NULL UNIQUE DEFAULT(" UUID "),\"created\" " STAMP ",\"updated\" " STAMP);
	for (int version = 1; version <= SCHEMA_VERSION; version++) {
		for (size_t i = 0; i < e->nfields; i++) {
			if (since(&e->fields[i]) != version || !e->fields[i].type->sql)
				continue;
			sb_addc(sql, ',');
			schema_column(sql, e, &e->fields[i]);
		}
	}
	sb_add(sql, ") STRICT;\n");
	for (size_t i = 0; i < e->nfields; i++) {
		if (e->fields[i].opt.ref || (e->fields[i].flags & F_INDEX))
			schema_index(sql, e, &e->fields[i]);
	}
	for (int i = 0; e->indexes && e->indexes[i]; i++)
		sb_addf(sql, "CREATE INDEX \"%s_by_%d\" ON \"%s\"%s;\n", e->name, i, e->name, e->indexes[i]);
}

/* Rules: choices, bounds, and the entity's own, as one CASE that raises entity.field. */

static void rule_when(strbuf *cases, const entity *e, const char *name, const char *bad)
{
	sb_addf(cases, " WHEN %s THEN RAISE(ABORT,'%s.%s')", bad, e->name, name);
}

static void rule_choices(strbuf *cases, const entity *e, const field *f)
{
	AUTO_CTX(tmp);
	strbuf *bad = sb_new(tmp);
	sb_addf(bad, "NEW.\"%s\" NOT IN(", f->name);
	for (const choice *c = f->opt.choices; c->word; c++) {
		sb_add(bad, c == f->opt.choices ? "" : ",");
		sql_quote(bad, c->word);
	}
	sb_addc(bad, ')');
	rule_when(cases, e, f->name, bad->s);
}

static void rule_bounds(strbuf *cases, const entity *e, const field *f)
{
	AUTO_CTX(tmp);
	rule_when(cases, e, f->name,
		  mem_printf(tmp, "NEW.\"%s\" NOT BETWEEN %lld AND %lld", f->name, (long long)f->opt.min, (long long)f->opt.max));
}

static void rule_cases(strbuf *cases, const entity *e)
{
	for (size_t i = 0; i < e->nfields; i++) {
		const field *f = &e->fields[i];
		if (f->type == &t_choice)
			rule_choices(cases, e, f);
		else if (f->opt.max > f->opt.min)
			rule_bounds(cases, e, f);
	}
	for (size_t i = 0; i < e->nrules; i++) {
		if (!e->rules[i].doubt && !e->rules[i].typed)
			rule_when(cases, e, e->rules[i].field, e->rules[i].bad);
	}
}

/* A row that is written also loses its content sum: whoever writes it need not know how the sum is made. (One put in without an id, which has none
   yet, loses nothing; one deleted leaves a sum that says nothing.) */
static void schema_rules(strbuf *sql, const entity *e)
{
	AUTO_CTX(tmp);
	strbuf *cases = sb_new(tmp);
	rule_cases(cases, e);
	const char *rules = cases->len ? mem_printf(tmp, "SELECT CASE%s END; ", cases->s) : "";
	static const struct { const char *event, *row; } writes[] = { { "INSERT", "NEW" }, { "UPDATE", "OLD" } };
	for (size_t i = 0; i < LENGTH(writes); i++)
		sb_addf(sql, "CREATE TRIGGER \"%s_rule_%zu\" BEFORE %s ON \"%s\" BEGIN %sDELETE FROM content_sum WHERE row=%s.id+%lld; END;\n", e->name,
			i, writes[i].event, e->name, rules, writes[i].row, (long long)search_rowid(0, e, 0));
}

/* Fills: a field left empty gets its expression's value, whoever writes the row. */
static void schema_fills(strbuf *sql, const entity *e)
{
	AUTO_CTX(tmp);
	strbuf *sets = sb_new(tmp), *empty = sb_new(tmp);
	for (size_t i = 0; i < e->nfields; i++) {
		const field *f = &e->fields[i];
		if (!f->opt.fill)
			continue;
		sb_addf(empty, "%sNEW.\"%s\" IS NULL", empty->len ? " OR " : "", f->name);
		sb_addf(sets, "%s\"%s\"=ifnull(NEW.\"%s\",%s)", sets->len ? "," : "", f->name, f->name, f->opt.fill);
	}
	if (!sets->len)
		return;
	static const char *const events[] = { "INSERT", "UPDATE" };
	for (size_t i = 0; i < LENGTH(events); i++)
		sb_addf(sql, "CREATE TRIGGER \"%s_fill_%zu\" AFTER %s ON \"%s\" WHEN %s BEGIN UPDATE \"%s\" SET %s WHERE \"id\"=NEW.\"id\"; END;\n",
			e->name, i, events[i], e->name, empty->s, e->name, sets->s);
}

/* Search index. Title: the searchable fields that name the record; body: the other searchable ones. */

static bool names_record(const entity *e, const field *f)
{
	AUTO_CTX(tmp);
	return strstr(e->title, mem_printf(tmp, "{%s}", f->name)) != NULL;
}

static void search_column(strbuf *sql, const entity *e, const char *row, bool title)
{
	AUTO_CTX(tmp);
	strbuf *args = sb_new(tmp);
	sb_add(sql, "printf('");
	for (size_t i = 0; i < e->nfields; i++) {
		const field *f = &e->fields[i];
		if (!(f->flags & F_FIND) || names_record(e, f) != title)
			continue;
		sb_add(sql, args->len ? " %s" : "%s");
		sb_addf(args, ",%s\"%s\"", row, f->name);
	}
	sb_addf(sql, "'%s)", args->s);
}

static bool searchable(const entity *e)
{
	for (size_t i = 0; i < e->nfields; i++) {
		if (e->fields[i].flags & F_FIND)
			return true;
	}
	return false;
}

bool schema_search_row(strbuf *sql, const entity *e, const char *row)
{
	if (!searchable(e))
		return false;
	sb_add(sql, "((strftime('%s',");
	if (e->day)
		sb_addf(sql, "ifnull(%s\"%s\",%s\"created\")", row, e->day, row);
	else
		sb_addf(sql, "%s\"created\"", row);
	sb_addf(sql, ")/86400)<<32)+%lld+%s\"id\",", (long long)search_rowid(0, e, 0), row);
	search_column(sql, e, row, true);
	sb_addc(sql, ',');
	search_column(sql, e, row, false);
	return true;
}

static void search_columns(strbuf *sql, const entity *e)
{
	for (size_t i = 0; i < e->nfields; i++) {
		const field *f = &e->fields[i];
		if ((f->flags & F_FIND) || (e->day && strcmp(e->day, f->name) == 0))
			sb_addf(sql, "\"%s\",", f->name);
	}
	sb_add(sql, "\"id\"");
}

static void schema_find(strbuf *sql, const entity *e)
{
	static const struct { const char *event; bool columns, drop, put; } steps[] = {
		{ "INSERT", false, false, true },
		{ "UPDATE", true, true, true },
		{ "DELETE", false, true, false },
	};
	for (size_t i = 0; i < LENGTH(steps); i++) {
		sb_addf(sql, "CREATE TRIGGER \"%s_find_%zu\" AFTER %s", e->name, i, steps[i].event);
		if (steps[i].columns) {
			sb_add(sql, " OF ");
			search_columns(sql, e);
		}
		sb_addf(sql, " ON \"%s\" BEGIN ", e->name);
		if (steps[i].drop) {
			sb_add(sql, "INSERT INTO search(search,rowid,title,body) VALUES('delete',");
			schema_search_row(sql, e, "OLD.");
			sb_add(sql, "); ");
		}
		if (steps[i].put) {
			sb_add(sql, "INSERT INTO search(rowid,title,body) VALUES(");
			schema_search_row(sql, e, "NEW.");
			sb_add(sql, "); ");
		}
		sb_add(sql, "END;\n");
	}
}

void schema_triggers(strbuf *sql, const entity *e)
{
	schema_rules(sql, e);
	schema_fills(sql, e);
	if (searchable(e))
		schema_find(sql, e);
}

void schema_search(strbuf *sql)
{
	sb_add(sql, "CREATE TABLE content_sum(row INTEGER PRIMARY KEY, sum INTEGER NOT NULL) STRICT;\n");
	sb_add(sql, "CREATE VIEW search_text(id,title,body) AS");
	bool first = true;
	for (const entity *const *e = entities; *e; e++) {
		if (!searchable(*e))
			continue;
		sb_add(sql, first ? " SELECT " : " UNION ALL SELECT ");
		schema_search_row(sql, *e, "");
		sb_addf(sql, " FROM \"%s\"", (*e)->name);
		first = false;
	}
	sb_add(sql, ";\nCREATE VIRTUAL TABLE search USING fts5(title,body,content='search_text',content_rowid='id',"
		    "tokenize='unicode61 remove_diacritics 2',prefix='2 3');\n");
}
