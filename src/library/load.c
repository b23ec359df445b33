// SPDX-License-Identifier: EUPL-1.2
/* From YAML nodes to items, by the schema. Every problem is told and reading goes on. */
#include "yaml.h"

#include <stdio.h>
#include <string.h>

#include <carnet/base/date.h>
#include <carnet/base/i18n.h>
#include <carnet/record/registry.h>

static spot node_spot(const yaml_file *y, const yaml_node_t *n)
{
	return mark_spot(y, n->start_mark);
}

static yaml_node_t *node_at(yaml_file *y, int index)
{
	return yaml_document_get_node(&y->doc, index);
}

static const char *scalar(const yaml_node_t *n)
{
	return (const char *)n->data.scalar.value;
}

/* ---- scalars ---- */

/* Indentation of a literal block: that of its first line with words. */
static size_t block_indent(const yaml_file *y, const yaml_node_t *n)
{
	for (size_t line = n->start_mark.line + 1; line < y->nlines; line++) {
		const char *s = y->text + y->lines[line];
		size_t indent = strspn(s, " ");
		if (s[indent] != '\n')
			return indent;
	}
	return 0;
}

static text_at read_text(const yaml_file *y, const yaml_node_t *n)
{
	text_at t = {.s = mem_dupn(y->c, scalar(n), n->data.scalar.length), .at = node_spot(y, n)};
	yaml_scalar_style_t style = n->data.scalar.style;
	t.literal = style == YAML_LITERAL_SCALAR_STYLE;
	if (t.literal)
		t.indent = block_indent(y, n);
	else if (style != YAML_PLAIN_SCALAR_STYLE)
		t.at.column++; /* after the quote */
	return t;
}

static bool want(const yaml_file *y, const yaml_node_t *n, yaml_node_type_t type, const field *f)
{
	if (n->type == type)
		return true;
	if (type == YAML_SCALAR_NODE)
		COMPLAIN(y->c->p, node_spot(y, n), _("“%s” is a text, not a list or a mapping|write it after “%s: ”"), f->name, f->name);
	else if (type == YAML_SEQUENCE_NODE)
		COMPLAIN(y->c->p, node_spot(y, n), _("“%s” is a list|write one item a line after “- ”, or [a, b]"), f->name);
	else
		COMPLAIN(y->c->p, node_spot(y, n), _("“%s” holds keys|write them one a line as “key: text”"), f->name);
	return false;
}

/* Days in the content are exact: nothing relative to the day of the build. A sample's are the contrary. */
static int parse_day(value *out, const content *c, const entity *e, const char *typed, struct err *err)
{
	int day;
	char iso[11];
	if (e->content ? date_from_iso(&day, typed) : sample_day(&day, typed, clock_today())) {
		if (e->content)
			return err_setf(err, ERR_INPUT, _("“%s” is not a date|write the year, the month and the day: 2026-11-21"), typed);
		return err_setf(err, ERR_INPUT, _("“%s” is not a day|write -45, +12, -6 jeudi or 2026-11-21"), typed);
	}
	date_to_iso(iso, day);
	*out = value_text(c, iso);
	return 0;
}

static void read_scalar(yaml_file *y, item *it, const field *f, cell *c, const yaml_node_t *n)
{
	AUTO_ERR e = {0};
	if (!want(y, n, YAML_SCALAR_NODE, f))
		return;
	c->text = read_text(y, n);
	int code = f->type == &t_date && c->text.s[0] ? parse_day(&c->v, y->c, it->e, c->text.s, &e) : f->type->parse(y->c, &c->v, f, c->text.s, &e);
	if (!code && c->v.kind == V_INT && f->opt.max > f->opt.min && (c->v.n < f->opt.min || c->v.n > f->opt.max))
		code = err_setf(&e, ERR_INPUT, _("“%s” is out of bounds|write a number from %lld to %lld"), c->text.s,
			        (long long)f->opt.min, (long long)f->opt.max);
	if (code)
		spot_problem(y->c->p, c->at, &e);
	else if (c->v.kind == V_NULL && (f->flags & F_NEED))
		COMPLAIN(y->c->p, c->at, _("“%s” is empty|write it"), f->name);
}

/* ---- lists and parts ---- */

static item *read_mapping(yaml_file *y, const entity *e, const yaml_node_t *n, bool sample);

static void read_list(yaml_file *y, const field *f, cell *c, const yaml_node_t *n)
{
	if (!want(y, n, YAML_SEQUENCE_NODE, f))
		return;
	size_t count = (size_t)(n->data.sequence.items.top - n->data.sequence.items.start);
	c->list = NEW_ARRAY(y->c, text_at, count + 1);
	for (size_t i = 0; i < count; i++) {
		const yaml_node_t *each = node_at(y, n->data.sequence.items.start[i]);
		if (want(y, each, YAML_SCALAR_NODE, f))
			c->list[c->count++] = read_text(y, each);
	}
	if (!c->count && (f->flags & F_NEED))
		COMPLAIN(y->c->p, c->at, _("“%s” is empty|write it"), f->name);
}

static void read_parts(yaml_file *y, const field *f, cell *c, const yaml_node_t *n)
{
	bool single = f->opt.max == 1;
	if (!want(y, n, single ? YAML_MAPPING_NODE : YAML_SEQUENCE_NODE, f))
		return;
	size_t count = single ? 1 : (size_t)(n->data.sequence.items.top - n->data.sequence.items.start);
	c->parts = NEW_ARRAY(y->c, item *, count + 1);
	for (size_t i = 0; i < count; i++) {
		const yaml_node_t *each = single ? n : node_at(y, n->data.sequence.items.start[i]);
		if (!want(y, each, YAML_MAPPING_NODE, f))
			continue;
		c->parts[c->count++] = read_mapping(y, f->opt.of, each, false);
	}
}

/* ---- mappings ---- */

static const char *field_name(const void *data, size_t i)
{
	return ((const entity *)data)->fields[i].name;
}

static void complain_key(const yaml_file *y, const entity *e, const yaml_node_t *key, const char *name)
{
	const char *near = near_name(name, field_name, e, e->nfields);
	if (near)
		COMPLAIN(y->c->p, node_spot(y, key), _("unknown key “%s”|did you mean %s?"), name, near);
	else
		COMPLAIN(y->c->p, node_spot(y, key), _("unknown key “%s”|delete it, or see carnet check --content --schema"), name);
}

static void read_value(yaml_file *y, item *it, int index, const yaml_node_t *key, const yaml_node_t *n)
{
	const field *f = &it->e->fields[index];
	cell *c = &it->cells[index];
	if (c->set) {
		COMPLAIN(y->c->p, node_spot(y, key), _("the key “%s” is there twice|delete one of them"), f->name);
		return;
	}
	c->set = true;
	c->at = node_spot(y, n);
	if (f->type == &t_list)
		read_list(y, f, c, n);
	else if (f->type == &t_parts)
		read_parts(y, f, c, n);
	else
		read_scalar(y, it, f, c, n);
}

static void read_sample_key(yaml_file *y, item *it, const yaml_node_t *key, const yaml_node_t *n)
{
	if (it->key)
		COMPLAIN(y->c->p, node_spot(y, key), _("the key “%s” is there twice|delete one of them"), "key");
	else if (n->type == YAML_SCALAR_NODE && scalar(n)[0])
		it->key = mem_dup(y->c, scalar(n));
	else
		COMPLAIN(y->c->p, node_spot(y, n), _("“%s” is empty|write it"), "key");
}

/* What a pack does not say, the guide says: each of its words, and the tables to which income years refer. */
static bool guide_says(const yaml_file *y, const item *it, const field *f)
{
	return y->c->base && (it->e == &c_wording || (it->e == &c_fiscal && f->type == &t_parts && f->opt.of == &c_fiscal_table));
}

static void check_missing(const yaml_file *y, const item *it, bool sample)
{
	if (sample && !it->key)
		COMPLAIN(y->c->p, it->at, _("the key “%s” is missing|add it"), "key");
	for (size_t i = 0; i < it->e->nfields; i++)
		if (!it->cells[i].set && (it->e->fields[i].flags & F_NEED) && !guide_says(y, it, &it->e->fields[i]))
			COMPLAIN(y->c->p, it->at, _("the key “%s” is missing|add it"), it->e->fields[i].name);
}

static item *read_mapping(yaml_file *y, const entity *e, const yaml_node_t *n, bool sample)
{
	item *it = NEW(y->c, item);
	*it = (item){.e = e, .at = node_spot(y, n), .cells = mem_alloc(y->c, e->nfields * sizeof(cell), "cells")};
	for (const yaml_node_pair_t *p = n->data.mapping.pairs.start; p < n->data.mapping.pairs.top; p++) {
		const yaml_node_t *key = node_at(y, p->key), *v = node_at(y, p->value);
		const char *name = key->type == YAML_SCALAR_NODE ? scalar(key) : "";
		int index = field_index_named(e, name);
		if (sample && strcmp(name, "key") == 0)
			read_sample_key(y, it, key, v);
		else if (index < 0)
			complain_key(y, e, key, name);
		else
			read_value(y, it, index, key, v);
	}
	check_missing(y, it, sample);
	return it;
}

/* ---- files ---- */

/* A part whose first key is id has a name, inside that of its owner: budget/q1. */
static void declare_parts(content *c, const item *it, const char *owner)
{
	for (size_t i = 0; i < it->e->nfields; i++)
		for (size_t j = 0; it->cells[i].parts && j < it->cells[i].count; j++) {
			const item *part = it->cells[i].parts[j];
			bool named = strcmp(part->e->fields[0].name, "id") == 0;
			const char *name = named ? part_name(c, owner, item_id(part)) : owner;
			if (named)
				content_declare(c, part->e->name, name, part->at);
			declare_parts(c, part, name);
		}
}

static void keep(yaml_file *y, const entity *e, const yaml_node_t *n, bool sample)
{
	content *c = y->c;
	if (n->type != YAML_MAPPING_NODE) {
		COMPLAIN(c->p, node_spot(y, n), _("keys are expected here|write them one a line as “key: text”"));
		return;
	}
	item *it = read_mapping(y, e, n, sample);
	c->items = GROW(c, c->items, c->count + 1);
	c->items[c->count++] = it;
	if (!sample) {
		content_declare(c, e->name, item_id(it), it->at);
		declare_parts(c, it, strcmp(e->fields[0].name, "id") == 0 ? item_id(it) : "");
	} else if (it->key) {
		content_declare(c, e->name, mem_printf(c, "@%s", it->key), it->at);
	}
}

static void keep_list(yaml_file *y, const entity *e, const yaml_node_t *n, bool sample)
{
	if (n->type != YAML_SEQUENCE_NODE) {
		COMPLAIN(y->c->p, node_spot(y, n), _("a list is expected here|begin each record with “- ”"));
		return;
	}
	for (const yaml_node_item_t *i = n->data.sequence.items.start; i < n->data.sequence.items.top; i++)
		keep(y, e, node_at(y, *i), sample);
}

static const char *entity_name(const void *data, size_t i)
{
	return ((const entity *const *)data)[i]->name;
}

static const entity *sample_entity(const yaml_file *y, const yaml_node_t *key)
{
	const char *name = key->type == YAML_SCALAR_NODE ? scalar(key) : "";
	size_t count = 0;
	for (; entities[count]; count++)
		if (strcmp(entities[count]->name, name) == 0)
			return entities[count];
	const char *near = near_name(name, entity_name, entities, count);
	COMPLAIN(y->c->p, node_spot(y, key), _("unknown kind of record “%s”|did you mean %s?"), name, near ? near : entities[0]->name);
	return NULL;
}

/* What a delegation may know of its region; the rest of the journal is the person's own. */
static const entity *const shared[] = {&e_cpts, &e_association, &e_contact, &e_payer};

static bool is_shared(const entity *e)
{
	for (size_t i = 0; i < LENGTH(shared); i++)
		if (shared[i] == e)
			return true;
	return false;
}

static void keep_samples(yaml_file *y, const yaml_node_t *n)
{
	if (n->type != YAML_MAPPING_NODE) {
		COMPLAIN(y->c->p, node_spot(y, n), _("keys are expected here|write them one a line as “key: text”"));
		return;
	}
	for (const yaml_node_pair_t *p = n->data.mapping.pairs.start; p < n->data.mapping.pairs.top; p++) {
		const entity *e = sample_entity(y, node_at(y, p->key));
		if (e && y->c->base && !is_shared(e))
			COMPLAIN(y->c->p, node_spot(y, node_at(y, p->key)), _("a pack brings no %s|only cpts, association, contact and payer"), e->name);
		else if (e)
			keep_list(y, e, node_at(y, p->value), true);
	}
}

/* The id that a page's file name promises. */
static const char *file_id(const content *c, const char *path)
{
	const char *slash = strrchr(path, '/'), *name = slash ? slash + 1 : path;
	return mem_dupn(c, name, strlen(name) - strlen(".yaml"));
}

static bool one_a_file(const content_file *row)
{
	return row->e && row->path[strlen(row->path) - 1] == '/';
}

static void check_file_name(yaml_file *y, const item *page)
{
	const char *promised = file_id(y->c, y->path), *id = item_id(page);
	if (id[0] && strcmp(promised, id) != 0)
		COMPLAIN(y->c->p, item_cell(page, "id")->at, _("the page is named “%s” and its file “%s.yaml”|give both the same name"),
			 id, promised);
}

static void keep_root(yaml_file *y, const content_file *row)
{
	const yaml_node_t *root = yaml_document_get_root_node(&y->doc);
	if (row->shape == SHAPE_SAMPLE)
		keep_samples(y, root);
	else if (row->shape == SHAPE_LIST)
		keep_list(y, row->e, root, false);
	else
		keep(y, row->e, root, false);
	yaml_document_delete(&y->doc);
}

void yaml_load(content *c, const char *path, const source_file *file, const content_file *row)
{
	AUTO_CTX(tmp);
	yaml_file y = {.c = c, .path = path};
	size_t before = c->count;
	if (yaml_open(&y, tmp, file))
		keep_root(&y, row);
	if (c->count > before) {
		if (one_a_file(row))
			check_file_name(&y, c->items[before]);
	} else if (one_a_file(row)) { /* links to it are right, even so */
		content_declare(c, c_page.name, file_id(c, path), (spot){path, 1, 1});
		if (row->e != &c_page)
			content_declare(c, row->e->name, file_id(c, path), (spot){path, 1, 1});
	} else if (row->e) {
		content_unread(c, row->e);
	}
}
