// SPDX-License-Identifier: EUPL-1.2
/* SQL printed from the field tables. Its text is parsed at every open of the journal, so each rule is written once and shortly. */
#include <string.h>
#include <carnet/base/mem.h>
#include <carnet/record/registry.h>

/* For a row written by an outside tool: a UUID of version 4. */
#define UUID                                                                                                                     \
	"printf('%08x-%04x-4%03x-a%03x-%012x',random()&4294967295,random()&65535,random()&4095,random()&4095,random()&281474976710655)"
#define STAMP "TEXT NOT NULL DEFAULT(strftime('%Y-%m-%dT%H:%M:%fZ','now'))"

static int since(const field *f)
{
	return f->opt.since ? f->opt.since : 1;
}

/* One text, in which no choice has a bar: of IN(…) SQLite makes a table at each row of an import. */
static void check_choices(strbuf *sql, const field *f)
{
	AUTO_CTX(tmp);
	strbuf *words = sb_new(tmp);
	for (const choice *c = f->opt.choices; c->word; c++)
		sb_addf(words, "|%s", c->word);
	sb_addc(words, '|');
	sb_add(sql, "instr(");
	sql_quote(sql, words->s);
	sb_addf(sql, ",'|'||\"%s\"||'|') AND NOT instr(\"%s\",'|')", f->name, f->name);
}

/* What every value but the empty one satisfies: what its type asks, its choices, its bounds. */
static void schema_check(strbuf *sql, const entity *e, const field *f)
{
	bool bounds = f->opt.max > f->opt.min;
	if (!f->type->rule && f->type != &t_choice && !bounds)
		return;
	sb_addf(sql, " CONSTRAINT \"%s.%s\" CHECK(", e->name, f->name);
	if (f->type == &t_choice)
		check_choices(sql, f);
	else if (bounds)
		sb_addf(sql, "\"%s\" BETWEEN %lld AND %lld", f->name, (long long)f->opt.min, (long long)f->opt.max);
	else
		f->type->rule(sql, f);
	sb_addc(sql, ')');
}

void schema_column(strbuf *sql, const entity *e, const field *f)
{
	sb_addf(sql, "\"%s\" %s", f->name, f->type->sql);
	if (f->flags & F_NEED)
		sb_add(sql, " NOT NULL");
	schema_check(sql, e, f);
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

/* The entity's own rules, as one CASE that raises entity.field. */
static const char *print_rules(const void *parent, const entity *e)
{
	strbuf *cases = sb_new(parent);
	for (size_t i = 0; i < e->nrules; i++) {
		const rule *r = &e->rules[i];
		if (!r->doubt && !r->typed)
			sb_addf(cases, " WHEN %s THEN RAISE(ABORT,'%s.%s')", r->bad, e->name, r->field);
	}
	return cases->len ? mem_printf(parent, "SELECT CASE%s END; ", cases->s) : "";
}

/* Fills: a field left empty gets its expression's value, whoever writes the row. */
static const char *print_fills(const void *parent, const entity *e)
{
	strbuf *fills = sb_new(parent);
	for (size_t i = 0; i < e->nfields; i++) {
		const field *f = &e->fields[i];
		if (f->opt.fill)
			sb_addf(fills, "UPDATE \"%s\" SET \"%s\"=%s WHERE \"id\"=NEW.\"id\" AND \"%s\" IS NULL; ", e->name, f->name, f->opt.fill, f->name);
	}
	return fills->s;
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
	strbuf *args = sb_new(tmp), *form = sb_new(tmp);
	for (size_t i = 0; i < e->nfields; i++) {
		const field *f = &e->fields[i];
		if (!(f->flags & F_FIND) || names_record(e, f) != title)
			continue;
		sb_addf(args, ",%s\"%s\"", row, f->name);
		sb_add(form, form->len ? " %s" : "%s");
	}
	if (form->len > 2)
		sb_addf(sql, ",printf('%s'%s)", form->s, args->s);
	else
		sb_add(sql, args->len ? args->s : ",''");
}

/* "rowid,title,body" of one row of the index, its columns prefixed by row ("" or "OLD."). */
static const char *search_row(const void *parent, const entity *e, const char *row)
{
	strbuf *sql = sb_new(parent);
	const char *day = e->day ? e->day : "created";
	sb_add(sql, "(strftime('%s',");
	if (e->day && !(entity_field(e, day)->flags & F_NEED))
		sb_addf(sql, "ifnull(%s\"%s\",%s\"created\")", row, day, row);
	else
		sb_addf(sql, "%s\"%s\"", row, day);
	sb_addf(sql, ")/86400<<32)+%lld+%s\"id\"", (long long)search_rowid(0, e, 0), row);
	search_column(sql, e, row, true);
	search_column(sql, e, row, false);
	return sql->s;
}

/* Updates that change what is indexed. */
static const char *search_columns(const void *parent, const entity *e)
{
	strbuf *event = sb_new(parent);
	sb_add(event, "AFTER UPDATE OF ");
	for (size_t i = 0; i < e->nfields; i++) {
		const field *f = &e->fields[i];
		if ((f->flags & F_FIND) || (e->day && strcmp(e->day, f->name) == 0))
			sb_addf(event, "\"%s\",", f->name);
	}
	sb_add(event, "\"id\"");
	return event->s;
}

static void trigger(strbuf *sql, const entity *e, const char *name, const char *event, const char *body)
{
	sb_addf(sql, "CREATE TRIGGER \"%s_%s\" %s ON \"%s\" BEGIN %sEND;\n", e->name, name, event, e->name, body);
}

/* The view tells what a row is; what it was before an update, OLD alone. A row that is written also loses its content sum: whoever writes it need not
   know how the sum is made. (One deleted leaves a sum that says nothing.) */
void schema_triggers(strbuf *sql, const entity *e)
{
	AUTO_CTX(tmp);
	long long sum = search_rowid(0, e, 0);
	const char *rules = print_rules(tmp, e), *fills = print_fills(tmp, e);
	const char *put = mem_printf(tmp, "INSERT INTO index_put SELECT*FROM \"%s_search\" WHERE id=NEW.id; ", e->name);
	sb_addf(sql, "CREATE VIEW \"%s_search\"(id,row,title,body) AS SELECT \"id\",%s FROM \"%s\";\n", e->name, search_row(tmp, e, ""), e->name);
	if (*rules)
		trigger(sql, e, "rule_0", "BEFORE INSERT", rules);
	trigger(sql, e, "rule_1", "BEFORE UPDATE", mem_printf(tmp, "%sDELETE FROM content_sum WHERE row=OLD.id+%lld; ", rules, sum));
	trigger(sql, e, "find_0", "AFTER INSERT", mem_printf(tmp, "DELETE FROM content_sum WHERE row=NEW.id+%lld; %s%s", sum, put, fills));
	trigger(sql, e, "find_1", search_columns(tmp, e), mem_printf(tmp, "INSERT INTO index_drop VALUES(0,%s); %s", search_row(tmp, e, "OLD."), put));
	trigger(sql, e, "find_2", "BEFORE DELETE", mem_printf(tmp, "INSERT INTO index_drop SELECT*FROM \"%s_search\" WHERE id=OLD.id; ", e->name));
	if (*fills)
		trigger(sql, e, "fill_1", "AFTER UPDATE", fills);
}

/* Nothing is ever read in index_put and index_drop: they say shortly what 22 tables ask of the index. */
void schema_search(strbuf *sql)
{
	sb_add(sql, "CREATE TABLE content_sum(row INTEGER PRIMARY KEY, sum INTEGER NOT NULL) STRICT;\nCREATE VIEW search_text AS");
	for (const entity *const *e = entities; *e; e++)
		sb_addf(sql, "%s SELECT*FROM \"%s_search\"", e == entities ? "" : " UNION ALL", (*e)->name);
	sb_add(sql, ";\nCREATE VIRTUAL TABLE search USING fts5(title,body,content='search_text',content_rowid='row',"
		    "tokenize='unicode61 remove_diacritics 2',prefix='2 3');\n"
		    "CREATE VIEW index_put(id,row,title,body) AS SELECT 0,0,'','';\n"
		    "CREATE TRIGGER index_put_0 INSTEAD OF INSERT ON index_put BEGIN "
		    "INSERT INTO search(rowid,title,body) VALUES(NEW.row,NEW.title,NEW.body); END;\n"
		    "CREATE VIEW index_drop(id,row,title,body) AS SELECT 0,0,'','';\n"
		    "CREATE TRIGGER index_drop_0 INSTEAD OF INSERT ON index_drop BEGIN "
		    "INSERT INTO search(search,rowid,title,body) VALUES('delete',NEW.row,NEW.title,NEW.body); END;\n");
}
