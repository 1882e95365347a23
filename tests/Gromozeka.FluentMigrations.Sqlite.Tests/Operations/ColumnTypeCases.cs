using System.Data;
using FluentMigrator.Builders.Create.Table;
using FluentMigrator.Model;

namespace Gromozeka.FluentMigrations.Sqlite.Operations;

/// <summary>Every type of the fluent grammar with the declared type that FluentMigrator gives it on SQLite.</summary>
internal static class ColumnTypeCases
{
    private static readonly (
        string Name,
        Func<ICreateTableColumnAsTypeSyntax, ICreateTableColumnOptionOrWithColumnSyntax> As,
        string Type
    )[] Types =
    [
        ("AnsiString", c => c.AsAnsiString(), "TEXT"),
        ("AnsiString(size)", c => c.AsAnsiString(10), "TEXT"),
        ("AnsiString(collation)", c => c.AsAnsiString("NOCASE"), "TEXT"),
        ("AnsiString(size, collation)", c => c.AsAnsiString(10, "NOCASE"), "TEXT"),
        ("Binary", c => c.AsBinary(), "BLOB"),
        ("Binary(size)", c => c.AsBinary(10), "BLOB"),
        ("Boolean", c => c.AsBoolean(), "INTEGER"),
        ("Byte", c => c.AsByte(), "INTEGER"),
        ("ColumnDataType", c => c.AsColumnDataType(new ColumnDataType { Type = DbType.Int16 }), "INTEGER"),
        ("Currency", c => c.AsCurrency(), "NUMERIC"),
        ("Custom", c => c.AsCustom("VARCHAR(7)"), "VARCHAR(7)"),
        ("Date", c => c.AsDate(), "DATETIME"),
        ("DateTime", c => c.AsDateTime(), "DATETIME"),
        ("DateTime2", c => c.AsDateTime2(), "DATETIME"),
        ("DateTimeOffset", c => c.AsDateTimeOffset(), "DATETIME"),
        ("DateTimeOffset(precision)", c => c.AsDateTimeOffset(3), "DATETIME"),
        ("Decimal", c => c.AsDecimal(), "NUMERIC"),
        ("Decimal(size, precision)", c => c.AsDecimal(10, 2), "NUMERIC"),
        ("Double", c => c.AsDouble(), "NUMERIC"),
        ("FixedLengthAnsiString", c => c.AsFixedLengthAnsiString(3), "TEXT"),
        ("FixedLengthAnsiString(collation)", c => c.AsFixedLengthAnsiString(3, "RTRIM"), "TEXT"),
        ("FixedLengthString", c => c.AsFixedLengthString(3), "TEXT"),
        ("FixedLengthString(collation)", c => c.AsFixedLengthString(3, "RTRIM"), "TEXT"),
        ("Float", c => c.AsFloat(), "NUMERIC"),
        ("Guid", c => c.AsGuid(), "UNIQUEIDENTIFIER"),
        ("Int16", c => c.AsInt16(), "INTEGER"),
        ("Int32", c => c.AsInt32(), "INTEGER"),
        ("Int64", c => c.AsInt64(), "INTEGER"),
        ("String", c => c.AsString(), "TEXT"),
        ("String(collation)", c => c.AsString("NOCASE"), "TEXT"),
        ("String(size)", c => c.AsString(10), "TEXT"),
        ("String(size, collation)", c => c.AsString(10, "NOCASE"), "TEXT"),
        ("Time", c => c.AsTime(), "DATETIME"),
        ("Xml", c => c.AsXml(), "TEXT"),
        ("Xml(size)", c => c.AsXml(10), "TEXT"),
    ];

    public static readonly OperationCase[] All =
    [
        .. Types.Select(type => new OperationCase(
            $"Type {type.Name}",
            m => type.As(m.Create.Table("t").WithColumn("a")).Nullable(),
            m => m.Delete.Table("t"),
            Fact.Columns("t", $"a {type.Type}")
        )),
        new(
            "Type with a collation that sorts and compares",
            m =>
            {
                m.Create.Table("t").WithColumn("a").AsString(10, "NOCASE");
                m.Insert.IntoTable("t").Row(new { a = "ABC" });
            },
            m => m.Delete.Table("t"),
            new Fact("SELECT count(*) FROM t WHERE a = 'abc'", "1")
        ),
        new(
            "Type custom with a check",
            m => m.Create.Table("t").WithColumn("a").AsCustom("INTEGER CHECK (a > 0)").NotNullable(),
            m => m.Delete.Table("t"),
            Fact.Columns("t", "a INTEGER !null"),
            Fact.Statement("t", "CHECK (a > 0)")
        ),
    ];
}
