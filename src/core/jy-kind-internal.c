/* jy-kind-internal.c: what the ledger itself records: closings, notices, imports.
 * They go through the same journal and projections as every record, but are not
 * typed in: the ledger's own functions write them. */
#include "config.h"

#include "jy-kinds.h"

static const JyChoice closing_states[] = {
  { "closed", "Closed", "已结账", NULL },
  { "reopened", "Reopened", "已重开", NULL },
};
static const JyChoices closing_state_choices = { closing_states, G_N_ELEMENTS (closing_states) };

static const JyField closing_fields[] = {
  [JY_CLOSING_MONTH] = { .name = "month", .title = "Month", .title_zh = "月份", .type = JY_FIELD_TEXT, .flags = JY_FIELD_REQUIRED },
  [JY_CLOSING_VERSION] = { .name = "version", .title = "Version", .title_zh = "版本", .type = JY_FIELD_COUNT, .flags = JY_FIELD_REQUIRED, .min = 1 },
  [JY_CLOSING_STATE] = { .name = "state", .title = "State", .title_zh = "状态", .type = JY_FIELD_CHOICE, .flags = JY_FIELD_REQUIRED, .choices = &closing_state_choices },
  [JY_CLOSING_FIGURES] = { .name = "figures", .title = "Figures", .title_zh = "数据", .type = JY_FIELD_LONG_TEXT, .flags = JY_FIELD_REQUIRED },
};

const JyKind jy_kind_closing = {
  .name = "closing",
  .title = "Closing",
  .title_zh = "月结",
  .fields = closing_fields,
  .n_fields = G_N_ELEMENTS (closing_fields),
  .flags = JY_KIND_INTERNAL,
};

static const JyField notice_fields[] = {
  [JY_NOTICE_KIND] = { .name = "notice", .title = "Notice", .title_zh = "公示种类", .type = JY_FIELD_TEXT, .flags = JY_FIELD_REQUIRED },
  [JY_NOTICE_MONTH] = { .name = "month", .title = "Month", .title_zh = "月份", .type = JY_FIELD_TEXT, .flags = JY_FIELD_REQUIRED },
  [JY_NOTICE_CLOSING] = { .name = "closing", .title = "Closing version", .title_zh = "月结版本", .type = JY_FIELD_COUNT, .flags = JY_FIELD_REQUIRED },
  [JY_NOTICE_YEAR] = { .name = "year", .title = "Year", .title_zh = "年份", .type = JY_FIELD_COUNT, .flags = JY_FIELD_REQUIRED },
  [JY_NOTICE_SEQUENCE] = { .name = "sequence", .title = "Sequence", .title_zh = "序号", .type = JY_FIELD_COUNT, .flags = JY_FIELD_REQUIRED, .min = 1 },
  [JY_NOTICE_NUMBER] = { .name = "number", .title = "Number", .title_zh = "文号", .type = JY_FIELD_TEXT, .flags = JY_FIELD_REQUIRED },
  [JY_NOTICE_ISSUED] = { .name = "issued", .title = "Issued on", .title_zh = "印发日期", .type = JY_FIELD_DATE, .flags = JY_FIELD_REQUIRED },
  [JY_NOTICE_POSTED_FROM] = { .name = "posted_from", .title = "Posted from", .title_zh = "公示起", .type = JY_FIELD_DATE, .flags = JY_FIELD_REQUIRED },
  [JY_NOTICE_POSTED_TO] = { .name = "posted_to", .title = "Posted to", .title_zh = "公示止", .type = JY_FIELD_DATE, .flags = JY_FIELD_REQUIRED },
  [JY_NOTICE_CHECK_CODE] = { .name = "check_code", .title = "Check code", .title_zh = "校验码", .type = JY_FIELD_TEXT, .flags = JY_FIELD_REQUIRED },
  [JY_NOTICE_FIGURES] = { .name = "figures", .title = "Figures", .title_zh = "数据", .type = JY_FIELD_LONG_TEXT, .flags = JY_FIELD_REQUIRED },
  [JY_NOTICE_PDF] = { .name = "pdf", .title = "Document", .title_zh = "文件", .type = JY_FIELD_LONG_TEXT, .flags = JY_FIELD_REQUIRED },
  [JY_NOTICE_CORRECTS] = { .name = "corrects", .title = "Corrects", .title_zh = "更正的公示", .type = JY_FIELD_REFERENCE, .target = "notice" },
};

const JyKind jy_kind_notice = {
  .name = "notice",
  .title = "Notice",
  .title_zh = "公示",
  .fields = notice_fields,
  .n_fields = G_N_ELEMENTS (notice_fields),
  .name_field = JY_NOTICE_NUMBER + 1,
  .flags = JY_KIND_INTERNAL,
};

static const JyField import_fields[] = {
  [JY_IMPORT_KIND] = { .name = "kind", .title = "Kind", .title_zh = "记录种类", .type = JY_FIELD_TEXT, .flags = JY_FIELD_REQUIRED },
  [JY_IMPORT_FILE] = { .name = "file", .title = "File", .title_zh = "文件", .type = JY_FIELD_TEXT, .flags = JY_FIELD_REQUIRED },
  [JY_IMPORT_SHA256] = { .name = "sha256", .title = "SHA-256", .title_zh = "文件摘要", .type = JY_FIELD_TEXT, .flags = JY_FIELD_REQUIRED },
  [JY_IMPORT_RECORDS] = { .name = "records", .title = "Records", .title_zh = "记录数", .type = JY_FIELD_COUNT, .flags = JY_FIELD_REQUIRED },
  /* Of the desk's running numbers; the import's own entry is the last. */
  [JY_IMPORT_FIRST] = { .name = "first", .title = "First entry", .title_zh = "首条日志号", .type = JY_FIELD_COUNT, .min = 1 },
};

const JyKind jy_kind_import = {
  .name = "import",
  .title = "Import",
  .title_zh = "导入",
  .fields = import_fields,
  .n_fields = G_N_ELEMENTS (import_fields),
  .flags = JY_KIND_INTERNAL,
};
