/* test-header.c: which field and which unit a column's header means. */
#include "config.h"

#include "jy-kinds.h"
#include "jy-value-error.h"

#include <string.h>

typedef struct
{
  const JyKind *kind;
  const char *header;
  const char *field; /* NULL: no such field */
  const char *unit;  /* NULL: the header names none */
} Case;

static const Case cases[] = {
  { &jy_kind_pickup, "mass", "mass", NULL },
  { &jy_kind_pickup, "Mass", "mass", NULL },
  { &jy_kind_pickup, "MASS", "mass", NULL },
  { &jy_kind_pickup, "重量", "mass", NULL },
  { &jy_kind_pickup, " 重量 ", "mass", NULL },
  { &jy_kind_pickup, "\xef\xbb\xbf日期", "date", NULL },
  { &jy_kind_pickup, "重量(kg)", "mass", "kg" },
  { &jy_kind_pickup, "重量（kg）", "mass", "kg" },
  { &jy_kind_pickup, "重量（ｋｇ）", "mass", "kg" },
  { &jy_kind_pickup, "重量 (公斤)", "mass", "kg" },
  { &jy_kind_pickup, "重量( 千克 )", "mass", "kg" },
  { &jy_kind_pickup, "重量(吨)", "mass", "t" },
  { &jy_kind_pickup, "清运量(t)", "mass", "t" },
  { &jy_kind_pickup, "重量(斤)", "mass", "斤" },
  { &jy_kind_pickup, "Mass (lb)", "mass", "lb" },
  { &jy_kind_pickup, "mass (LB)", "mass", "lb" },
  { &jy_kind_pickup, "容器容积(L)", "capacity", "L" },
  { &jy_kind_pickup, "体积(m³)", "volume", "m3" },
  { &jy_kind_pickup, "装满度(%)", "fill", "%" },
  { &jy_kind_pickup, "装满度（％）", "fill", "%" },
  { &jy_kind_pickup, "收入(元)", "income", "yuan" },
  { &jy_kind_pickup, "收入(万元)", "income", "万元" },
  { &jy_kind_pickup, "桶数(个)", "containers", "" },
  { &jy_kind_pickup, "清运单位", "collector", NULL },
  { &jy_kind_pickup, "日期(年-月-日)", "date", NULL },
  { &jy_kind_pickup, "颜色", NULL, NULL },
  { &jy_kind_pickup, "颜色(kg)", NULL, NULL },
  { &jy_kind_pickup, "(kg)", NULL, NULL },
  { &jy_kind_pickup, "kg)", NULL, NULL },
  { &jy_kind_pickup, "重量)kg(", NULL, NULL },
  { &jy_kind_pickup, "", NULL, NULL },
  { &jy_kind_pickup, "()", NULL, NULL },
  { &jy_kind_purchase, "单价(元)", "unit_price", "yuan" },
  { &jy_kind_purchase, "金额（元）", "amount", "yuan" },
  { &jy_kind_purchase, "数量(kg)", "quantity", NULL },
  { &jy_kind_purchase, "温度(℃)", "temperature", "℃" },
  { &jy_kind_institution, "公示期(工作日)", "posting_days", NULL },
  { &jy_kind_institution, "公示期（工作日）", "posting_days", NULL },
  { &jy_kind_institution, "公示期(天)", "posting_days", "" },
  { &jy_kind_institution, "Posting period (working days)", "posting_days", NULL },
  { &jy_kind_institution, "Plate-waste target, lunch (per diner)", "target_lunch", NULL },
  { &jy_kind_institution, "Plate-waste target, lunch (per diner) (g)", "target_lunch", "g" },
  { &jy_kind_institution, "午餐人均餐盘剩余目标(克)", "target_lunch", "g" },
  { &jy_kind_weighing, "毛重(kg)", "gross", "kg" },
  { &jy_kind_weighing, "皮重(kg)", "tare", "kg" },
  { &jy_kind_weighing, "净重(kg)", "net", "kg" },
};

/* The first name of a unit: what the tables say it is. */
static gboolean
is_named (const JyUnit *unit,
          const char   *name)
{
  gsize length = strcspn (unit->names, "|");

  return strlen (name) == length && strncmp (unit->names, name, length) == 0;
}

static void
test_match (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      const JyUnit *unit = NULL;
      guint position = 0;
      const JyField *field = jy_kind_match_header (cases[i].kind, cases[i].header, &position, &unit, &error);

      g_test_message ("“%s”", cases[i].header);
      g_assert_no_error (error);
      if (cases[i].field == NULL)
        {
          g_assert_null (field);
          continue;
        }
      g_assert_nonnull (field);
      g_assert_cmpstr (field->name, ==, cases[i].field);
      g_assert_true (&cases[i].kind->fields[position] == field);
      g_assert_true ((unit != NULL) == (cases[i].unit != NULL));
      g_assert_true (unit == NULL || is_named (unit, cases[i].unit));
    }
}

/* Guessing would change every figure. */
static void
test_unknown_unit (void)
{
  static const char *const headers[] = { "重量(L)", "重量(磅秤)", "Mass (stone)", "mass ()", "装满度(kg)", "重量（桶）" };

  for (guint i = 0; i < G_N_ELEMENTS (headers); i++)
    {
      g_autoptr (GError) error = NULL;
      const JyUnit *unit = NULL;
      guint position = 0;

      g_test_message ("“%s”", headers[i]);
      g_assert_null (jy_kind_match_header (&jy_kind_pickup, headers[i], &position, &unit, &error));
      g_assert_error (error, JY_VALUE_ERROR, JY_VALUE_ERROR_UNIT);
      g_assert_nonnull (strstr (error->message, headers[i]));
    }
}

/* The headers of the sample of March 2026, in the order of its files. */
static void
test_sample (void)
{
  static const struct
  {
    const JyKind *kind;
    const char *headers;
    const char *fields;
  } files[] = {
    { &jy_kind_pickup,
      "日期,时间,类别,小类,地点,重量(kg),计量方式,桶数,容器容积(L),装满度(%),件数,清运单位,车牌号,联单号,废物代码,去向,收入(元),费用(元),交付人,收运人,备注",
      "date,time,category,subkind,site,mass,method,containers,capacity,fill,pieces,collector,vehicle,manifest,waste_code,destination,income,fee,handed_by,received_by,note" },
    { &jy_kind_purchase,
      "进货日期,供货者,产品名称,食材类别,规格,数量,单位,重量(kg),单价(元),金额(元),生产日期,生产批号,保质期至,生产者,购货凭证,检验报告,检疫证明,外观,验收人",
      "date,supplier,item,food_category,specification,quantity,unit,mass,unit_price,amount,production_date,batch,shelf_life_end,producer,doc_receipt,doc_inspection,doc_quarantine,appearance_ok,inspector" },
    { &jy_kind_meal, "日期,餐次,食堂,订餐数,备餐份数,就餐人数,备注", "date,meal,canteen,booked,prepared,diners,note" },
    { &jy_kind_weighing, "日期,餐次,地点,环节,毛重(kg),皮重(kg),净重(kg),计量方式,备注",
      "date,meal,site,stage,gross,tare,net,method,note" },
    { &jy_kind_contract, "合同编号,收运单位,类别,签订日期,开始日期,结束日期,计价方式,单价(元),选定方式,状态",
      "number,collector,categories,signed,start,end,price_basis,price,award_method,status" },
    { &jy_kind_licence, "收运单位,资质类型,证书编号,发证机关,有效期起,有效期止,类别,废物代码",
      "collector,type,number,issuer,valid_from,valid_to,categories,waste_codes" },
    { &jy_kind_supplier, "名称,地址,联系人,电话,许可证编号,许可证有效期止", "name,address,contact,phone,licence_number,licence_to" },
    { &jy_kind_collector, "单位名称,统一社会信用代码,地址,联系人,电话", "name,credit_code,address,contact,phone" },
    { &jy_kind_institution, "单位名称,简称,统一社会信用代码,地址,公示部门,联系人,电话,监督电话,邮箱,用能人数,张贴地点,公示期(工作日),供餐餐次",
      "name,short_name,credit_code,address,department,contact,phone,supervision_phone,email,headcount,posting_place,posting_days,meals_served" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_auto (GStrv) headers = g_strsplit (files[i].headers, ",", -1);
      g_auto (GStrv) fields = g_strsplit (files[i].fields, ",", -1);

      g_assert_cmpuint (g_strv_length (headers), ==, g_strv_length (fields));
      for (guint h = 0; headers[h] != NULL; h++)
        {
          const JyUnit *unit = NULL;
          guint position = 0;
          const JyField *field = jy_kind_match_header (files[i].kind, headers[h], &position, &unit, NULL);

          g_test_message ("“%s”", headers[h]);
          g_assert_nonnull (field);
          g_assert_cmpstr (field->name, ==, fields[h]);
        }
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/header/match", test_match);
  g_test_add_func ("/header/unknown-unit", test_unknown_unit);
  g_test_add_func ("/header/sample", test_sample);

  return g_test_run ();
}
