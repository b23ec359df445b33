// SPDX-License-Identifier: EUPL-1.2
#include "values.h"
#include <string.h>
#include <carnet/base/file.h>
#include <carnet/base/i18n.h>
#include <carnet/base/mem.h>
#include <carnet/journal/keep.h>

enum { TEXT_LARGEST = 4 * 1024 * 1024 };

/* "@FILE" and "-" become what they hold, "@@" begins a plain text with one @. file is then the path read, NULL otherwise. */
static int value_given(const void *parent, const char *given, size_t most, const char **text, size_t *len, const char **file, struct err *e)
{
	char *read;

	*file = NULL;
	if (!strcmp(given, "-"))
		*file = "-";
	else if (given[0] == '@' && given[1] && given[1] != '@')
		*file = given + 1;
	if (!*file) {
		*text = given[0] == '@' && given[1] == '@' ? given + 1 : given;
		*len = strlen(*text);
		return 0;
	}
	int code = file_read(parent, &read, len, *file, most, e);
	*text = code ? NULL : read;
	if (!code && most == TEXT_LARGEST && memchr(read, '\0', *len))
		return err_setf(e, ERR_INPUT, _("The file “%s” is not text|to keep a file with a record: carnet add attachment"), *file);
	return code;
}

/* The content of an attachment; its name is that of the file unless one is given. */
static int body_given(record *r, const char *given, struct err *e)
{
	const char *data, *file;
	size_t len;
	int code = value_given(r, given, ATTACHMENT_MAX, &data, &len, &file, e);

	if (code)
		return code;
	if (!file)
		return err_set(e, ERR_INPUT, _("A content is read from a file"), _("write content=@FILE"));
	if (record_get(r, "name")->kind == V_NULL && strcmp(file, "-")) {
		const char *slash = strrchr(file, '/');
		record_set(r, "name", value_text(r, slash ? slash + 1 : file));
	}
	r->v[field_index_named(r->e, "content")] = (value){V_BLOB, 0, data, len};
	return 0;
}

/* given: by field, whether an argument before this one has it. */
static int value_type(struct cli *c, record *r, const char *argument, bool *given, struct err *e)
{
	AUTO_CTX(tmp);
	const char *equal = strchr(argument, '='), *text, *file;
	const field *f;
	size_t len;

	if (!equal)
		return err_setf(e, ERR_INPUT, _("“%s” says no field|write field=value, for instance %s=…"), argument, r->e->fields[0].name);
	int code = argument_field(r->e, mem_dupn(tmp, argument, (size_t)(equal - argument)), &f, e);
	if (code)
		return code;
	if (given[f - r->e->fields])
		return err_setf(e, ERR_INPUT, _("“%s” is given twice|keep one of the two"), _(f->label));
	given[f - r->e->fields] = true;
	code = f->type == &t_file ? body_given(r, equal + 1, e) : value_given(tmp, equal + 1, TEXT_LARGEST, &text, &len, &file, e);
	if (code || f->type == &t_file)
		return err_place(e, "%s.%s", r->e->name, f->name);
	code = journal_type(c->d.j, r, f, text, e);
	if (code == ERR_MISSING) /* what is asked for is there, one of its values is wrong */
		e->code = code = ERR_INPUT;
	return code;
}

int values_type(struct cli *c, record *r, size_t first, struct err *e)
{
	AUTO_CTX(tmp);
	bool *given = mem_alloc(tmp, r->e->nfields, "given");
	int code = 0;

	for (size_t i = first; i < c->nargs && !code; i++)
		code = value_type(c, r, c->args[i], given, e);
	return code;
}
