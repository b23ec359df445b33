// SPDX-License-Identifier: EUPL-1.2
#include "pty.h"
#include <carnet/base/mem.h>
#include <carnet/base/strbuf.h>
#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <poll.h>
#include <pty.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>
#include <vterm.h>
#include <cmocka.h>
#include "../../src/tui/theme.h"

enum { LIMIT_MS = 30000, MARK_MAX = 128 };

struct pty {
	pid_t pid;
	int fd;
	VTerm *vt;
	VTermScreen *screen;
	int rows, cols;
	char *home;
	bool own_home, ended;
	int status;
	/* what the program says after each frame */
	char mark[MARK_MAX];
	size_t mark_len;
	long frames;
	size_t taken, sent;
	int said_rows, said_cols;
	char where[32];
};

static noreturn void broken(struct pty *p, const char *what)
{
	fprintf(stderr, "%s; the screen:\n%s\n", what, pty_screen(p));
	fail_msg("%s", what);
	abort();
}

/* --- What comes from the program --------------------------------------------------------------------------------------- */

/* A whole private sequence, without its ESC ] and BEL. */
static void take_mark(struct pty *p)
{
	long frame;
	size_t taken;
	int rows, cols;
	p->mark[p->mark_len] = '\0';
	if (sscanf(p->mark, "\033]7778;%zu;%d;%d;%31[a-z]", &taken, &rows, &cols, p->where) == 4) {
		p->taken = taken;
		p->said_rows = rows;
		p->said_cols = cols;
	} else if (sscanf(p->mark, "\033]7777;%ld", &frame) == 1) {
		p->frames = frame;
	}
	p->mark_len = 0;
}

static bool may_be_mark(const struct pty *p)
{
	static const char start[] = "\033]777";
	size_t n = p->mark_len < sizeof start - 1 ? p->mark_len : sizeof start - 1;
	return memcmp(p->mark, start, n) == 0;
}

/* libvterm 0.1 knows nothing of these sequences: they are taken out before it sees the rest. */
static void take_output(struct pty *p, const char *bytes, size_t len)
{
	for (size_t i = 0; i < len; i++) {
		if (p->mark_len == 0 && bytes[i] != '\033') {
			size_t n = strcspn(bytes + i, "\033");
			n = n < len - i ? n : len - i;
			vterm_input_write(p->vt, bytes + i, n);
			i += n - 1;
			continue;
		}
		p->mark[p->mark_len++] = bytes[i];
		if (!may_be_mark(p) || p->mark_len == MARK_MAX - 1) {
			size_t n = p->mark_len - (bytes[i] == '\033' && p->mark_len > 1);
			vterm_input_write(p->vt, p->mark, n);
			p->mark[0] = bytes[i];
			p->mark_len -= n;
		} else if (bytes[i] == '\a') {
			take_mark(p);
		}
	}
}

/* Reads what is there, waiting for it at most ms. False when the program has gone. */
static bool read_some(struct pty *p, int ms)
{
	char bytes[65536 + 1];
	struct pollfd fd = {.fd = p->fd, .events = POLLIN};
	int n = poll(&fd, 1, ms);
	if (n < 0)
		return errno == EINTR;
	if (n == 0)
		broken(p, "the program does not answer");
	ssize_t got = read(p->fd, bytes, sizeof bytes - 1);
	if (got <= 0)
		return false;
	bytes[got] = '\0';
	take_output(p, bytes, (size_t)got);
	return true;
}

/* --- Start and end ----------------------------------------------------------------------------------------------------- */

static uid_t other_user;

bool pty_as_nobody(const char *home)
{
	enum { NOBODY = 65534 };
	const char *build = getenv("CARNET_BUILD");
	other_user = 0;
	if (!home)
		return true;
	if (geteuid() != 0) /* nobody in particular already */
		return true;
	other_user = NOBODY;
	pid_t child = fork();
	int status = 1;
	if (child == 0)
		_exit(setuid(NOBODY) || access(mem_printf(NULL, "%s/carnet", build ? build : "build"), X_OK) || access(home, X_OK));
	waitpid(child, &status, 0);
	return status == 0;
}

static void set_folder(const char *home, const char *name, const char *under)
{
	char path[4096];
	snprintf(path, sizeof path, "%s/%s", home, under);
	setenv(name, path, 1);
}

static noreturn void be_carnet(const char *const *args, const char *home)
{
	AUTO_CTX(tmp);
	const char *build = getenv("CARNET_BUILD");
	const char *argv[32] = {"carnet"};
	size_t n = 1;
	for (; args && *args && n < LENGTH(argv) - 1; args++)
		argv[n++] = *args;
	setenv("HOME", home, 1);
	set_folder(home, "XDG_DATA_HOME", "data");
	set_folder(home, "XDG_CONFIG_HOME", "config");
	set_folder(home, "XDG_DOCUMENTS_DIR", "Documents");
	setenv("TERM", getenv("CARNET_TEST_TERM") ? getenv("CARNET_TEST_TERM") : "xterm-256color", 1);
	setenv("LC_ALL", "C.UTF-8", 1);
	setenv("TZ", "UTC", 1);
	setenv("CARNET_FRAME", "1", 1);
	setenv("CARNET_NOW", "2026-11-21T09:00:00Z", 0);
	if (other_user && setuid(other_user))
		_exit(127);
	setenv("PATH", "/nonexistent", 1); /* no xdg-open, no printer: exports show the same everywhere */
	execv(mem_printf(tmp, "%s/carnet", build ? build : "build"), (char *const *)argv);
	_exit(127);
}

static const char *settings = "";

void pty_settings(const char *text)
{
	settings = text ? text : "";
}

void pty_settle(const char *home)
{
	AUTO_CTX(tmp);
	mkdir(mem_printf(tmp, "%s/config", home), 0700);
	mkdir(mem_printf(tmp, "%s/config/carnet", home), 0700);
	int fd = open(mem_printf(tmp, "%s/config/carnet/settings", home), O_CREAT | O_WRONLY, 0600);
	assert_true(fd >= 0);
	assert_int_equal(write(fd, settings, strlen(settings)), strlen(settings));
	close(fd);
}

static int remove_one(const char *path, const struct stat *st, int type, struct FTW *walk)
{
	(void)st;
	(void)type;
	(void)walk;
	return remove(path);
}

/* A test that fails jumps over what would have removed its home: what is left goes when the program ends. */
static char **homes;
static size_t nhomes;
static pid_t made_by;

static void remove_homes(void)
{
	for (size_t i = 0; i < nhomes && getpid() == made_by; i++)
		nftw(homes[i], remove_one, 16, FTW_DEPTH | FTW_PHYS);
	TALLOC_FREE(homes);
}

char *pty_new_home(const void *parent)
{
	char *home = mem_dup(parent, "/tmp/carnet-e2e-XXXXXX");
	assert_non_null(mkdtemp(home));
	if (!made_by)
		atexit(remove_homes);
	made_by = getpid();
	homes = GROW(NULL, homes, nhomes + 1);
	homes[nhomes++] = mem_dup(homes, home);
	return home;
}

struct pty *pty_launch(int rows, int cols, const char *const *args, const char *home)
{
	struct pty *p = NEW(NULL, struct pty);
	p->own_home = home == NULL;
	p->home = home ? mem_dup(p, home) : pty_new_home(p);
	if (p->own_home)
		pty_settle(p->home);
	p->rows = rows;
	p->cols = cols;
	p->vt = vterm_new(rows, cols);
	vterm_set_utf8(p->vt, 1);
	p->screen = vterm_obtain_screen(p->vt);
	vterm_screen_reset(p->screen, 1);
	struct winsize size = {.ws_row = (unsigned short)rows, .ws_col = (unsigned short)cols};
	p->pid = forkpty(&p->fd, NULL, NULL, &size);
	if (p->pid == 0)
		be_carnet(args, p->home);
	assert_true(p->pid > 0);
	return p;
}

struct pty *pty_start(int rows, int cols, const char *const *args, const char *home)
{
	struct pty *p = pty_launch(rows, cols, args, home);
	while (p->frames == 0)
		if (!read_some(p, LIMIT_MS))
			broken(p, "the program ended before its first frame");
	return p;
}

const char *pty_home(const struct pty *p)
{
	return p->home;
}

pid_t pty_pid(const struct pty *p)
{
	return p->pid;
}

int pty_end(struct pty *p)
{
	if (p->ended)
		return p->status;
	while (p->fd >= 0 && read_some(p, LIMIT_MS))
		;
	int status = 0;
	while (waitpid(p->pid, &status, 0) < 0 && errno == EINTR)
		;
	p->ended = true;
	p->status = WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
	return p->status;
}

bool pty_given_back(const struct pty *p)
{
	struct termios t;
	return tcgetattr(p->fd, &t) == 0 && (t.c_lflag & (ICANON | ECHO | ISIG)) == (ICANON | ECHO | ISIG) && (t.c_oflag & OPOST);
}

void pty_close_terminal(struct pty *p)
{
	close(p->fd);
	p->fd = -1;
}

void pty_free(struct pty *p)
{
	if (!p->ended) {
		kill(p->pid, SIGKILL);
		waitpid(p->pid, NULL, 0);
	}
	if (p->fd >= 0)
		close(p->fd);
	vterm_free(p->vt);
	if (p->own_home)
		nftw(p->home, remove_one, 16, FTW_DEPTH | FTW_PHYS);
	talloc_free(p);
}

/* --- What goes to the program ------------------------------------------------------------------------------------------ */

void pty_bytes(struct pty *p, const char *bytes, size_t len)
{
	fcntl(p->fd, F_SETFL, O_NONBLOCK);
	for (size_t at = 0; at < len;) {
		struct pollfd fd = {.fd = p->fd, .events = POLLIN | POLLOUT};
		if (poll(&fd, 1, LIMIT_MS) <= 0)
			broken(p, "the program takes no keys");
		if (fd.revents & POLLIN && !read_some(p, LIMIT_MS))
			return;
		if (!(fd.revents & POLLOUT))
			continue;
		ssize_t n = write(p->fd, bytes + at, len - at);
		if (n > 0)
			at += (size_t)n;
		else if (errno != EAGAIN && errno != EINTR)
			return;
	}
	fcntl(p->fd, F_SETFL, 0);
	p->sent += len;
	while (p->taken < p->sent && read_some(p, LIMIT_MS))
		;
}

void pty_keys(struct pty *p, const char *keys)
{
	pty_bytes(p, keys, strlen(keys));
}

void pty_resize_only(struct pty *p, int rows, int cols)
{
	struct winsize size = {.ws_row = (unsigned short)rows, .ws_col = (unsigned short)cols};
	vterm_set_size(p->vt, rows, cols);
	p->rows = rows;
	p->cols = cols;
	ioctl(p->fd, TIOCSWINSZ, &size);
}

void pty_resize(struct pty *p, int rows, int cols)
{
	pty_resize_only(p, rows, cols);
	while ((p->said_rows != rows || p->said_cols != cols) && read_some(p, LIMIT_MS))
		;
}

void pty_wait_text(struct pty *p, const char *text)
{
	while (!pty_shows(p, text) && read_some(p, LIMIT_MS))
		;
	pty_expect(p, text);
}

void pty_wait_gone(struct pty *p, const char *text)
{
	while (pty_shows(p, text) && read_some(p, LIMIT_MS))
		;
	pty_expect_not(p, text);
}

/* --- The screen -------------------------------------------------------------------------------------------------------- */

static void add_cell(strbuf *out, const VTermScreenCell *cell)
{
	for (int i = 0; i < VTERM_MAX_CHARS_PER_CELL && cell->chars[i]; i++) {
		uint32_t c = cell->chars[i];
		if (c < 0x80) {
			sb_addc(out, (char)c);
			continue;
		}
		if (c >= 0x10000)
			sb_addc(out, (char)(0xf0 | c >> 18));
		if (c >= 0x800)
			sb_addc(out, c >= 0x10000 ? (char)(0x80 | (c >> 12 & 0x3f)) : (char)(0xe0 | c >> 12));
		sb_addc(out, c >= 0x800 ? (char)(0x80 | (c >> 6 & 0x3f)) : (char)(0xc0 | c >> 6));
		sb_addc(out, (char)(0x80 | (c & 0x3f)));
	}
	if (!cell->chars[0])
		sb_addc(out, ' ');
}

const char *pty_line(struct pty *p, int y)
{
	strbuf *out = sb_new(p);
	VTermScreenCell cell;
	for (int x = 0; x < p->cols; x += cell.width > 0 ? cell.width : 1) {
		vterm_screen_get_cell(p->screen, (VTermPos){.row = y, .col = x}, &cell);
		add_cell(out, &cell);
	}
	while (out->len && out->s[out->len - 1] == ' ')
		sb_remove(out, out->len - 1, 1);
	return out->s;
}

const char *pty_screen(struct pty *p)
{
	strbuf *out = sb_new(p);
	for (int y = 0; y < p->rows; y++)
		sb_addf(out, "%s\n", pty_line(p, y));
	return out->s;
}

void pty_cursor(const struct pty *p, int *y, int *x)
{
	VTermPos at;
	vterm_state_get_cursorpos(vterm_obtain_state(p->vt), &at);
	*y = at.row;
	*x = at.col;
}

long pty_frames(const struct pty *p)
{
	return p->frames;
}

const char *pty_where(const struct pty *p)
{
	return p->where;
}

struct look pty_look(const struct pty *p, int y, int x)
{
	VTermScreenCell cell;
	vterm_screen_get_cell(p->screen, (VTermPos){.row = y, .col = x}, &cell);
	return (struct look){
		.text = VTERM_COLOR_IS_INDEXED(&cell.fg) && !VTERM_COLOR_IS_DEFAULT_FG(&cell.fg) ? cell.fg.indexed.idx : COLOUR_OWN,
		.ground = VTERM_COLOR_IS_INDEXED(&cell.bg) && !VTERM_COLOR_IS_DEFAULT_BG(&cell.bg) ? cell.bg.indexed.idx : COLOUR_OWN,
		.underline = cell.attrs.underline != 0,
		.reverse = cell.attrs.reverse,
	};
}

bool pty_shows(struct pty *p, const char *text)
{
	return strstr(pty_screen(p), text) != NULL;
}

void pty_expect(struct pty *p, const char *text)
{
	if (!pty_shows(p, text))
		broken(p, mem_printf(p, "«%s» should be on the screen", text));
}

void pty_expect_not(struct pty *p, const char *text)
{
	if (pty_shows(p, text))
		broken(p, mem_printf(p, "«%s» should not be on the screen", text));
}

void pty_expect_cursor_on(struct pty *p, const char *text)
{
	int y, x;
	pty_cursor(p, &y, &x);
	if (!strstr(pty_line(p, y), text))
		broken(p, mem_printf(p, "the cursor (%d,%d) should be on the line of «%s»", y, x, text));
}

/* --- Expected screens -------------------------------------------------------------------------------------------------- */

static char *read_expected(struct pty *p, const char *path)
{
	strbuf *out = sb_new(p);
	FILE *f = fopen(path, "r");
	char bytes[4096];
	size_t n;
	while (f && (n = fread(bytes, 1, sizeof bytes, f)) > 0)
		sb_addn(out, bytes, n);
	if (f)
		fclose(f);
	return out->s;
}

/* The lines that differ, the expected one first. */
static void print_difference(const char *expected, const char *shown)
{
	for (int row = 0; *expected || *shown; row++) {
		int a = (int)strcspn(expected, "\n"), b = (int)strcspn(shown, "\n");
		if (a != b || memcmp(expected, shown, (size_t)a) != 0)
			fprintf(stderr, "%2d expected |%.*s\n%2d shown    |%.*s\n", row, a, expected, row, b, shown);
		expected += a + (expected[a] == '\n');
		shown += b + (shown[b] == '\n');
	}
}

/* The guide grows: "page 12 sur 193" is "page ## sur ###" in what is compared. */
static char *without_count(struct pty *p, const char *screen)
{
	char *copy = mem_dup(p, screen), *at = strstr(copy, "page "), *end = strchr(copy, '\n');
	for (; at && at < end; at++)
		if (*at >= '0' && *at <= '9')
			*at = '#';
	return copy;
}

void pty_expect_screen(struct pty *p, const char *name)
{
	int y, x;
	pty_cursor(p, &y, &x);
	const char *path = mem_printf(p, "tests/screens/%s.txt", name);
	const char *shown = mem_printf(p, "%scursor: %d,%d\n", without_count(p, pty_screen(p)), y, x), *expected = read_expected(p, path);
	if (strcmp(shown, expected) == 0)
		return;
	if (getenv("BLESS")) {
		FILE *f = fopen(path, "w");
		assert_non_null(f);
		fputs(shown, f);
		fclose(f);
		return;
	}
	print_difference(expected, shown);
	fail_msg("%s differs; when the new screen is right, make bless", path);
}
