// SPDX-License-Identifier: EUPL-1.2
#include "json_field.h"
#include <string.h>
#include <carnet/base/i18n.h>
#include <carnet/base/mem.h>
#include "base64.h"

static int wrong_kind(const field *f, struct err *e)
{
	return err_setf(e, ERR_INPUT, _("This is not a value of type “%s”|write it between quotation marks, as you would type it"), _(f->type->name));
}

static int read_boolean(struct incoming *i, const field *f, value *v, const json_t *j, struct err *e)
{
	(void)i;
	if (!json_is_boolean(j))
		return wrong_kind(f, e);
	*v = value_int(json_is_true(j));
	return 0;
}

/* A uid, or the object that list and show give. */
static int read_reference(struct incoming *i, const field *f, value *v, const json_t *j, struct err *e)
{
	const char *uid = json_string_value(json_is_object(j) ? json_object_get(j, "uid") : j);

	if (!uid)
		return wrong_kind(f, e);
	*v = value_text(i->r, uid);
	return 0;
}

static int read_body(struct incoming *i, const field *f, value *v, const json_t *j, struct err *e)
{
	char *data;
	size_t len;

	(void)f;
	if (!json_is_string(j) || !base64_read(i, &data, &len, json_string_value(j), json_string_length(j)))
		return err_set(e, ERR_INPUT, _("The content is not base64"), _("export the file again"));
	*v = (value){V_BLOB, 0, data, len};
	return 0;
}

static int read_usual(struct incoming *i, const field *f, value *v, const json_t *j, struct err *e)
{
	bool number = !strcmp(f->type->sql, "INTEGER");

	if (json_is_string(j))
		return record_type(i->r, f, json_string_value(j), e); /* v is that field */
	if (!json_is_integer(j))
		return wrong_kind(f, e);
	if (number)
		*v = value_int(json_integer_value(j));
	else
		*v = value_text(i->r, mem_printf(i, "%" JSON_INTEGER_FORMAT, json_integer_value(j)));
	return 0;
}

/* Stored and exported month first; typed day first. */
static int read_month_day(struct incoming *i, const field *f, value *v, const json_t *j, struct err *e)
{
	const char *s = json_string_value(j);

	if (s && strlen(s) == 5 && s[2] == '-')
		return record_type(i->r, f, mem_printf(i, "%s/%.2s", s + 3, s), e);
	return read_usual(i, f, v, j, e);
}

static const struct {
	const field_type *type;
	int (*read)(struct incoming *i, const field *f, value *v, const json_t *j, struct err *e);
} readers[] = {
	{&t_reference, read_reference},
	{&t_file, read_body},
	{&t_month_day, read_month_day},
};

static int json_one(struct incoming *i, const field *f, const json_t *j, struct err *e)
{
	value *v = &i->r->v[f - i->r->e->fields];
	int code = 0;

	if (f->flags & F_KEPT)
		return 0;
	i->given[f - i->r->e->fields] = true;
	if (json_is_null(j))
		return 0;
	if (f->type == &t_boolean && !json_is_string(j) && !json_is_integer(j))
		code = read_boolean(i, f, v, j, e);
	else {
		int (*read)(struct incoming *, const field *, value *, const json_t *, struct err *) = read_usual;
		for (size_t k = 0; k < LENGTH(readers); k++)
			if (readers[k].type == f->type)
				read = readers[k].read;
		code = read(i, f, v, j, e);
	}
	if (code)
		err_place(e, "%s.%s", i->r->e->name, f->name);
	return code;
}

static int json_stamp(struct incoming *i, const char *name, const json_t *j, struct err *e)
{
	if (json_is_null(j))
		return 0;
	int code = json_is_string(j) ? incoming_stamp(i, name, json_string_value(j), e)
				     : err_set(e, ERR_INPUT, _("This is not text"), _("write it between quotation marks"));
	if (code)
		err_place(e, "%s.%s", i->r->e->name, name);
	return code;
}

/* The field of a key, looked for after the last one first: exports keep the order of the table. */
static const field *json_key(const entity *e, const char *key, size_t *next)
{
	if (*next < e->nfields && !strcmp(e->fields[*next].name, key))
		return &e->fields[(*next)++];
	const field *f = entity_field(e, key);
	if (f)
		*next = (size_t)(f - e->fields) + 1;
	return f;
}

static bool is_stamp(const char *key)
{
	return !strcmp(key, "uid") || !strcmp(key, "created") || !strcmp(key, "updated");
}

/* "shown": ["status"]. */
static int json_shown(struct incoming *i, const json_t *list, struct err *e)
{
	size_t k;
	json_t *name;

	if (!json_is_array(list))
		return err_set(e, ERR_INPUT, _("“shown” is not a list of fields"), _("leave it out"));
	json_array_foreach(list, k, name)
	{
		int at = json_is_string(name) ? field_index_named(i->r->e, json_string_value(name)) : -1;
		if (at >= 0)
			i->shown[at] = true;
	}
	return 0;
}

int json_fields(struct import *in, struct incoming *i, json_t *object)
{
	const char *key;
	json_t *j;
	size_t next = 0;
	int wrong = 0;

	json_object_foreach(object, key, j)
	{
		AUTO_ERR e = {0};
		const field *f;
		int code = 0;
		if (is_stamp(key))
			code = json_stamp(i, key, j, &e);
		else if (!strcmp(key, "id"))
			continue; /* local to the journal it was listed from */
		else if (!strcmp(key, "shown"))
			code = json_shown(i, j, &e);
		else if ((f = json_key(i->r->e, key, &next)))
			code = json_one(i, f, j, &e);
		else
			code = err_setf(&e, ERR_INPUT, _("No field “%s” in “%s”|carnet help %s lists the fields"), key, _(i->r->e->one), i18n_french() ? i->r->e->alias : i->r->e->name);
		if (!code)
			continue;
		import_note(in, i->line, &e);
		wrong = code;
	}
	return wrong;
}
