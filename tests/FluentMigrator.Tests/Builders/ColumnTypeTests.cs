using System.Data;
using FluentMigrator.Model;

namespace FluentMigrator.Tests.Builders;

public class ColumnTypeTests
{
    private static readonly GrammarCases Cases = new GrammarCases()
        .Says(
            m => m.Create.Table("T").WithColumn("c").AsAnsiString(),
            [
                "CreateTable TableName=T Columns=[{Name=c Type=AnsiString TableName=T}]",
            ])
        .Says(
            m => m.Create.Table("T").WithColumn("c").AsAnsiString("nocase"),
            [
                "CreateTable TableName=T Columns=[{Name=c Type=AnsiString TableName=T CollationName=nocase}]",
            ])
        .Says(
            m => m.Create.Table("T").WithColumn("c").AsAnsiString(9),
            [
                "CreateTable TableName=T Columns=[{Name=c Type=AnsiString Size=9 TableName=T}]",
            ])
        .Says(
            m => m.Create.Table("T").WithColumn("c").AsAnsiString(9, "nocase"),
            [
                "CreateTable TableName=T Columns=[{Name=c Type=AnsiString Size=9 TableName=T CollationName=nocase}]",
            ])
        .Says(m => m.Create.Table("T").WithColumn("c").AsBinary(), ["CreateTable TableName=T Columns=[{Name=c Type=Binary TableName=T}]"])
        .Says(
            m => m.Create.Table("T").WithColumn("c").AsBinary(9),
            [
                "CreateTable TableName=T Columns=[{Name=c Type=Binary Size=9 TableName=T}]",
            ])
        .Says(m => m.Create.Table("T").WithColumn("c").AsBoolean(), ["CreateTable TableName=T Columns=[{Name=c Type=Boolean TableName=T}]"])
        .Says(m => m.Create.Table("T").WithColumn("c").AsByte(), ["CreateTable TableName=T Columns=[{Name=c Type=Byte TableName=T}]"])
        .Says(
            m => m.Create.Table("T").WithColumn("c")
                .AsColumnDataType(new ColumnDataType { Type = DbType.Decimal, Size = 9, Precision = 2 }),
            [
                "CreateTable TableName=T Columns=[{Name=c Type=Decimal Size=9 Precision=2 TableName=T}]",
            ])
        .Says(
            m => m.Create.Table("T").WithColumn("c")
                .AsColumnDataType(new ColumnDataType { CustomType = "X", CollationName = "n", Expression = "1", ExpressionStored = true }),
            [
                "CreateTable TableName=T Columns=[{Name=c CustomType=X Expression=1 ExpressionStored TableName=T "
                    + "CollationName=n}]",
            ])
        .Says(
            m => m.Create.Table("T").WithColumn("c").AsCurrency(),
            [
                "CreateTable TableName=T Columns=[{Name=c Type=Currency TableName=T}]",
            ])
        .Says(
            m => m.Create.Table("T").WithColumn("c").AsCustom("JSON"),
            [
                "CreateTable TableName=T Columns=[{Name=c CustomType=JSON TableName=T}]",
            ])
        .Says(m => m.Create.Table("T").WithColumn("c").AsDate(), ["CreateTable TableName=T Columns=[{Name=c Type=Date TableName=T}]"])
        .Says(
            m => m.Create.Table("T").WithColumn("c").AsDateTime(),
            [
                "CreateTable TableName=T Columns=[{Name=c Type=DateTime TableName=T}]",
            ])
        .Says(
            m => m.Create.Table("T").WithColumn("c").AsDateTime2(),
            [
                "CreateTable TableName=T Columns=[{Name=c Type=DateTime2 TableName=T}]",
            ])
        .Says(
            m => m.Create.Table("T").WithColumn("c").AsDateTimeOffset(),
            [
                "CreateTable TableName=T Columns=[{Name=c Type=DateTimeOffset TableName=T}]",
            ])
        .Says(
            m => m.Create.Table("T").WithColumn("c").AsDateTimeOffset(3),
            [
                "CreateTable TableName=T Columns=[{Name=c Type=DateTimeOffset Precision=3 TableName=T}]",
            ])
        .Says(m => m.Create.Table("T").WithColumn("c").AsDecimal(), ["CreateTable TableName=T Columns=[{Name=c Type=Decimal TableName=T}]"])
        .Says(
            m => m.Create.Table("T").WithColumn("c").AsDecimal(9, 2),
            [
                "CreateTable TableName=T Columns=[{Name=c Type=Decimal Size=9 Precision=2 TableName=T}]",
            ])
        .Says(m => m.Create.Table("T").WithColumn("c").AsDouble(), ["CreateTable TableName=T Columns=[{Name=c Type=Double TableName=T}]"])
        .Says(
            m => m.Create.Table("T").WithColumn("c").AsFixedLengthAnsiString(9),
            [
                "CreateTable TableName=T Columns=[{Name=c Type=AnsiStringFixedLength Size=9 TableName=T}]",
            ])
        .Says(
            m => m.Create.Table("T").WithColumn("c").AsFixedLengthAnsiString(9, "nocase"),
            [
                "CreateTable TableName=T Columns=[{Name=c Type=AnsiStringFixedLength Size=9 TableName=T CollationName=nocase}]",
            ])
        .Says(
            m => m.Create.Table("T").WithColumn("c").AsFixedLengthString(9),
            [
                "CreateTable TableName=T Columns=[{Name=c Type=StringFixedLength Size=9 TableName=T}]",
            ])
        .Says(
            m => m.Create.Table("T").WithColumn("c").AsFixedLengthString(9, "nocase"),
            [
                "CreateTable TableName=T Columns=[{Name=c Type=StringFixedLength Size=9 TableName=T CollationName=nocase}]",
            ])
        .Says(m => m.Create.Table("T").WithColumn("c").AsFloat(), ["CreateTable TableName=T Columns=[{Name=c Type=Single TableName=T}]"])
        .Says(m => m.Create.Table("T").WithColumn("c").AsGuid(), ["CreateTable TableName=T Columns=[{Name=c Type=Guid TableName=T}]"])
        .Says(m => m.Create.Table("T").WithColumn("c").AsInt16(), ["CreateTable TableName=T Columns=[{Name=c Type=Int16 TableName=T}]"])
        .Says(m => m.Create.Table("T").WithColumn("c").AsInt32(), ["CreateTable TableName=T Columns=[{Name=c Type=Int32 TableName=T}]"])
        .Says(m => m.Create.Table("T").WithColumn("c").AsInt64(), ["CreateTable TableName=T Columns=[{Name=c Type=Int64 TableName=T}]"])
        .Says(m => m.Create.Table("T").WithColumn("c").AsString(), ["CreateTable TableName=T Columns=[{Name=c Type=String TableName=T}]"])
        .Says(
            m => m.Create.Table("T").WithColumn("c").AsString("nocase"),
            [
                "CreateTable TableName=T Columns=[{Name=c Type=String TableName=T CollationName=nocase}]",
            ])
        .Says(
            m => m.Create.Table("T").WithColumn("c").AsString(9),
            [
                "CreateTable TableName=T Columns=[{Name=c Type=String Size=9 TableName=T}]",
            ])
        .Says(
            m => m.Create.Table("T").WithColumn("c").AsString(9, "nocase"),
            [
                "CreateTable TableName=T Columns=[{Name=c Type=String Size=9 TableName=T CollationName=nocase}]",
            ])
        .Says(m => m.Create.Table("T").WithColumn("c").AsTime(), ["CreateTable TableName=T Columns=[{Name=c Type=Time TableName=T}]"])
        .Says(m => m.Create.Table("T").WithColumn("c").AsXml(), ["CreateTable TableName=T Columns=[{Name=c Type=Xml TableName=T}]"])
        .Says(
            m => m.Create.Table("T").WithColumn("c").AsXml(9),
            [
                "CreateTable TableName=T Columns=[{Name=c Type=Xml Size=9 TableName=T}]",
            ]);

    public static TheoryData<string> Sentences => [.. Cases.Sentences];

    [Theory]
    [MemberData(nameof(Sentences))]
    public void ColumnType_EachSentence_RecordsItsExpressions(string sentence) => Cases.Check(sentence);
}
