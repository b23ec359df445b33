// SPDX-License-Identifier: EUPL-1.2
#include <string.h>
#include <carnet/base/i18n.h>
#include <carnet/base/mem.h>
#include <carnet/base/money.h>
#include <carnet/base/text.h>
#include <carnet/record/query.h>
#include <carnet/record/registry.h>

/* Titles name what they refer to, which names what it refers to: a mandate its CPTS. */
enum { TITLE_DEPTH = 2 };
#define AFTER_ALL "\U0010ffff" /* sorts after any text */

query *query_new(const void *parent, const entity *e)
{
	query *q = NEW(parent, query);
	q->e = e;
	query_sort(q, e->sort, NULL);
	return q;
}

static int unknown_field(const entity *e, const char *typed, struct err *err)
{
	AUTO_CTX(tmp);
	strbuf *all = sb_new(tmp);
	for (size_t i = 0; i < e->nfields; i++) {
		sb_add(all, i ? ", " : "");
		sb_add(all, i18n_french() ? e->fields[i].alias : e->fields[i].name);
	}
	return err_setf(err, ERR_INPUT, _("“%s” has no field “%s”|choose among: %s"), i18n_french() ? e->alias : e->name, typed, all->s);
}

/* A file has no column: its bytes lie apart, and say nothing to an order or a filter. */
static int no_column(const char *name, struct err *e)
{
	return err_setf(e, ERR_INPUT, _("“%s” is a file: it cannot be filtered or sorted|choose another field"), name);
}

int query_sort(query *q, const char *typed, struct err *e)
{
	bool descending = *typed == '-';
	const char *name = typed + descending;
	const field *f = strcmp(name, "id") == 0 ? NULL : entity_field(q->e, name);
	if (!f && strcmp(name, "id") != 0)
		return unknown_field(q->e, name, e);
	if (f && !f->type->sql)
		return no_column(name, e);
	q->sort = f;
	q->descending = descending;
	return 0;
}

static void add_filter(query *q, const field *f, enum filter_op op, value v)
{
	q->filters = GROW(q, q->filters, q->nfilters + 1);
	q->filters[q->nfilters++] = (filter){.f = f, .op = op, .v = v};
}

void query_where(query *q, const char *name, enum filter_op op, value v)
{
	const field *f = strcmp(name, "id") == 0 ? NULL : entity_field(q->e, name);
	add_filter(q, f, op, value_copy(q, &v));
}

void query_among(query *q, const char *name, const query *of)
{
	add_filter(q, entity_field(q->e, name), OP_AMONG, (value){0});
	q->filters[q->nfilters - 1].among = of;
}

void query_without(query *q, const entity *by, const char *name)
{
	add_filter(q, entity_field(by, name), OP_WITHOUT, (value){0});
	q->filters[q->nfilters - 1].by = by;
}

void query_any(query *q, const char *name, const char *const *words)
{
	add_filter(q, entity_field(q->e, name), OP_ANY, (value){0});
	q->filters[q->nfilters - 1].any = words;
}

/* The operator and where it stands: the earliest of >=, <=, ~, =. */
static enum filter_op split(const char *typed, size_t *at, size_t *len)
{
	static const struct { const char *sign; enum filter_op op; } ops[] = {
		{">=", OP_FROM}, {"<=", OP_UNTIL}, {"~", OP_CONTAINS}, {"=", OP_IS},
	};
	for (*at = 0; typed[*at]; (*at)++) {
		for (size_t i = 0; i < LENGTH(ops); i++) {
			*len = strlen(ops[i].sign);
			if (strncmp(typed + *at, ops[i].sign, *len) == 0)
				return ops[i].op;
		}
	}
	*len = 0;
	return OP_IS;
}

/* Why this operator asks nothing of this field; NULL when it does. */
static const char *unfit(const field *f, enum filter_op op, const char *typed)
{
	static const field_type *const counted[] = {&t_money, &t_distance, &t_rate, &t_duration, &t_boolean};
	if (op != OP_IS && !*typed)
		return N_("“%s” is followed by nothing|write for example date>=01/09/2026; field= alone asks for what is left empty");
	for (size_t i = 0; f && op == OP_CONTAINS && i < LENGTH(counted); i++) {
		if (f->type == counted[i])
			return N_("“%s” asks for words, and this field holds none|write = for one value, >= and <= for between two");
	}
	return NULL;
}

/* A number of the list or, for uid, what programs know the record by. */
static int id_value(const query *q, const char *name, enum filter_op op, const char *typed, value *v, struct err *e)
{
	v->kind = V_INT;
	if (strcmp(name, "id") == 0 && integer_parse(&v->n, typed, NULL) == 0 && op != OP_CONTAINS)
		return 0;
	if (op == OP_IS || (op == OP_CONTAINS && strcmp(name, "uid") == 0)) {
		*v = value_text(q, typed);
		return 0;
	}
	return err_setf(e, ERR_INPUT, _("“%s” cannot be compared so|write for example id=12, id>=100 or uid=…"), name);
}

static int filter_value(query *q, const field *f, const char *name, enum filter_op *op, const char *typed, value *v, struct err *e)
{
	*v = (value){.kind = V_NULL};
	if (!*typed) {
		*op = OP_EMPTY;
		return 0;
	}
	if (!f)
		return id_value(q, name, *op, typed, v, e);
	if (*op == OP_CONTAINS) {
		*v = value_text(q, typed);
		return 0;
	}
	if (f->type->parse(q, v, f, typed, e))
		return err_place(e, "%s.%s", q->e->name, f->name);
	return 0;
}

int query_filter(query *q, const char *typed, struct err *e)
{
	size_t at, len;
	enum filter_op op = split(typed, &at, &len);
	if (!len)
		return err_setf(e, ERR_INPUT, _("“%s” is not a filter|write for example date>=01/09/2026"), typed);
	AUTO_CTX(tmp);
	const char *name = mem_dupn(tmp, typed, at);
	bool on_id = strcmp(name, "id") == 0 || strcmp(name, "uid") == 0;
	const field *f = on_id ? NULL : entity_field(q->e, name);
	if (!f && !on_id)
		return unknown_field(q->e, name, e);
	if (f && !f->type->sql)
		return no_column(name, e);
	value v;
	const char *given = text_trim(tmp, typed + at + len), *why = unfit(f, op, given);
	if (why)
		return err_setf(e, ERR_INPUT, _(why), mem_dupn(tmp, typed, at + len));
	int failed = filter_value(q, f, name, &op, given, &v, e);
	if (!failed)
		add_filter(q, f, op, v);
	return failed;
}

static void bind(bindings *b, const void *parent, value v)
{
	b->v = GROW(parent, b->v, b->count + 1);
	b->v[b->count++] = v;
}

static bool compared_folded(const field *f)
{
	return f && f->type->sql && strcmp(f->type->sql, "TEXT") == 0 && (f->type->control == CONTROL_LINE || f->type->control == CONTROL_TEXT) &&
	       f->type != &t_time && f->type != &t_month_day;
}

static void where_sql(strbuf *sql, bindings *b, const query *q, const void *holder);

/* Bound values hang on holder: the query being printed, not the one inside it. */
static void among_sql(strbuf *sql, bindings *b, const filter *w, const void *holder)
{
	sql_column(sql, NULL, w->f->name);
	sb_addf(sql, " IN (SELECT \"id\" FROM \"%s\"", w->among->e->name);
	where_sql(sql, b, w->among, holder);
	sb_addc(sql, ')');
}

static void without_sql(strbuf *sql, const filter *w)
{
	sb_addf(sql, "NOT EXISTS(SELECT 1 FROM \"%s\" AS t WHERE t.\"%s\"=\"%s\".\"id\")", w->by->name, w->f->name, w->f->opt.ref);
}

static void any_sql(strbuf *sql, bindings *b, const filter *w, const void *holder)
{
	sql_shown(sql, w->f);
	sb_add(sql, " IN (");
	for (const char *const *word = w->any; *word; word++) {
		sb_add(sql, word == w->any ? "?" : ",?");
		bind(b, holder, (value){.kind = V_TEXT, .s = *word, .len = strlen(*word)});
	}
	sb_addc(sql, ')');
}

static bool names_record(const entity *e, const field *f)
{
	AUTO_CTX(tmp);
	return strstr(e->title, mem_printf(tmp, "{%s}", f->name)) != NULL;
}

/* IN (the records whose title has these words): in one of the fields that make it, or in the title of what one of those refers to. */
static void named_sql(strbuf *sql, bindings *b, const entity *e, const value *words, const void *holder, int depth)
{
	sb_addf(sql, " IN (SELECT \"id\" FROM \"%s\" WHERE 0", e->name);
	for (size_t i = 0; i < e->nfields; i++) {
		const field *f = &e->fields[i];
		if (!names_record(e, f) || (f->opt.ref && !depth))
			continue;
		sb_add(sql, f->opt.ref ? " OR " : " OR instr(fold(");
		sql_column(sql, NULL, f->name);
		if (f->opt.ref) {
			named_sql(sql, b, entity_named(f->opt.ref), words, holder, depth - 1);
			continue;
		}
		sb_add(sql, "),fold(?))>0");
		bind(b, holder, *words);
	}
	sb_addc(sql, ')');
}

static void compare_sql(strbuf *sql, bindings *b, const filter *w, const void *holder)
{
	static const char *const signs[] = {[OP_IS] = "=", [OP_FROM] = ">=", [OP_UNTIL] = "<="};
	AUTO_CTX(tmp);
	strbuf *column = sb_new(tmp);
	if (w->f)
		sql_shown(column, w->f);
	else
		sb_add(column, w->v.kind == V_INT ? "\"id\"" : "\"uid\"");
	if (w->op == OP_EMPTY || w->op == OP_SET) {
		sb_addf(sql, "%s IS %sNULL", column->s, w->op == OP_SET ? "NOT " : "");
		return;
	}
	if (w->op == OP_CONTAINS && w->f && w->f->opt.ref) {
		sql_column(sql, NULL, w->f->name);
		named_sql(sql, b, entity_named(w->f->opt.ref), &w->v, holder, TITLE_DEPTH);
		return;
	}
	bind(b, holder, w->v);
	if (w->op == OP_CONTAINS)
		sb_addf(sql, "instr(fold(%s),fold(?))>0", column->s);
	else if (compared_folded(w->f))
		sb_addf(sql, "fold(%s)%sfold(?)", column->s, signs[w->op]);
	else if (!w->f && w->v.kind == V_TEXT)
		sb_addf(sql, "(\"uid\"=?%zu OR \"id\"=?%zu)", b->count, b->count);
	else
		sb_addf(sql, "%s%s?", column->s, signs[w->op]);
}

static void filter_sql(strbuf *sql, bindings *b, const filter *w, const void *holder)
{
	if (w->op == OP_AMONG)
		among_sql(sql, b, w, holder);
	else if (w->op == OP_WITHOUT)
		without_sql(sql, w);
	else if (w->op == OP_ANY)
		any_sql(sql, b, w, holder);
	else
		compare_sql(sql, b, w, holder);
}

/* What rows are ordered by; never null, so that a row comparison finds the next ones. column is the field's, or ? for an anchor's value. */
static void sort_sql(strbuf *sql, const query *q, const char *column)
{
	const field *f = q->sort;
	bool plain = (f->flags & F_NEED) || f->opt.effective;
	if (compared_folded(f) && !(f->flags & F_INDEX))
		sb_addf(sql, plain ? "fold(%s)" : "ifnull(fold(%s),'')", column);
	else if (plain)
		sb_add(sql, column);
	else if (strcmp(f->type->sql, "INTEGER") == 0)
		sb_addf(sql, "ifnull(%s,-9223372036854775808)", column);
	else
		sb_addf(sql, "ifnull(%s,'%s')", column, q->empty_last ? AFTER_ALL : "");
}

static void sort_of(strbuf *sql, const query *q)
{
	AUTO_CTX(tmp);
	strbuf *column = sb_new(tmp);
	if (!q->sort)
		return;
	sql_shown(column, q->sort);
	sort_sql(sql, q, column->s);
}

static void order_sql(strbuf *sql, const query *q, const char *sort, bool descending)
{
	const char *direction = descending ? " DESC" : "";
	sb_add(sql, " ORDER BY ");
	if (q->sort)
		sb_addf(sql, "%s%s,", sort, direction);
	sb_addf(sql, "\"id\"%s", direction);
}

/* A shown value is computed from the anchor's own values by the expression the rows are ordered by. */
static void anchor_shown(strbuf *sql, bindings *b, const query *q, const record *anchor, const char *sort)
{
	sb_addf(sql, "(SELECT %s FROM (SELECT ", sort);
	for (size_t i = 0, n = 0; i < q->e->nfields; i++) {
		const field *f = &q->e->fields[i];
		if (f != q->sort && !strstr(q->sort->opt.effective, f->name))
			continue;
		sb_addf(sql, "%s? AS \"%s\"", n++ ? "," : "", f->name);
		bind(b, q, anchor->v[i]);
	}
	sb_add(sql, "))");
}

static void anchor_value(strbuf *sql, bindings *b, const query *q, const record *anchor, const char *sort)
{
	if (q->sort->opt.effective) {
		anchor_shown(sql, b, q, anchor, sort);
		return;
	}
	sort_sql(sql, q, "?");
	bind(b, q, anchor->v[field_index(q->e, q->sort)]);
}

static void anchor_sql(strbuf *sql, bindings *b, const query *q, const record *anchor, const char *sort, const char *sign)
{
	if (!q->sort) {
		sb_addf(sql, "\"id\"%s?", sign);
	} else {
		if (q->sort->flags & F_INDEX && !q->empty_last) { /* SQLite seeks in an expression's index for a plain comparison only */
			sb_addf(sql, "%s%s=", sort, sign);
			anchor_value(sql, b, q, anchor, sort);
			sb_add(sql, " AND ");
		}
		sb_addf(sql, "(%s,\"id\")%s(", sort, sign);
		anchor_value(sql, b, q, anchor, sort);
		sb_add(sql, ",?)");
	}
	bind(b, q, value_int(anchor->id));
}

static void where_sql(strbuf *sql, bindings *b, const query *q, const void *holder)
{
	for (size_t i = 0; i < q->nfilters; i++) {
		sb_add(sql, i ? " AND " : " WHERE ");
		filter_sql(sql, b, &q->filters[i], holder);
	}
}

bool query_leaves_out(const field *f)
{
	return f->type == &t_prose && !(f->flags & (F_LIST | F_NEED));
}

static void columns_sql(strbuf *sql, const query *q)
{
	sb_add(sql, "SELECT \"id\",\"uid\",\"created\",\"updated\"");
	for (size_t i = 0; i < q->e->nfields; i++) {
		const field *f = &q->e->fields[i];
		bool left_out = !f->type->sql || (q->brief && query_leaves_out(f));
		sb_add(sql, left_out ? ",NULL" : ",");
		if (!left_out)
			sql_column(sql, NULL, f->name);
	}
}

void query_sql(strbuf *sql, bindings *b, const query *q, const record *anchor, bool backwards, int64_t count)
{
	AUTO_CTX(tmp);
	bool descending = q->descending != backwards;
	strbuf *sort = sb_new(tmp);
	sort_of(sort, q);
	columns_sql(sql, q);
	sb_addf(sql, " FROM \"%s\"", q->e->name);
	where_sql(sql, b, q, q);
	if (anchor) {
		sb_add(sql, q->nfilters ? " AND " : " WHERE ");
		anchor_sql(sql, b, q, anchor, sort->s, descending ? "<" : ">");
	}
	order_sql(sql, q, sort->s, descending);
	int64_t limit = q->limit && (!count || q->limit < count) ? q->limit : count;
	if (limit)
		sb_addf(sql, " LIMIT %lld", (long long)limit);
}

void query_count_sql(strbuf *sql, bindings *b, const query *q, int64_t cap)
{
	sb_addf(sql, "SELECT count(*) FROM (SELECT 1 FROM \"%s\"", q->e->name);
	where_sql(sql, b, q, q);
	sb_addf(sql, " LIMIT %lld)", (long long)cap);
}
