using System.Data;
using FluentMigrator.Model;

namespace FluentMigrator.Builders;

/// <summary>Sets the type of a column; each choice first clears what an earlier one left.</summary>
internal abstract class ColumnTypeBuilder<TNext> : IColumnTypeSyntax<TNext>
    where TNext : class
{
    protected TNext Next => (TNext)(object)this;

    public TNext AsAnsiString() => As(DbType.AnsiString);

    public TNext AsAnsiString(string collationName) => As(DbType.AnsiString, collation: collationName);

    public TNext AsAnsiString(int size) => As(DbType.AnsiString, size);

    public TNext AsAnsiString(int size, string collationName) => As(DbType.AnsiString, size, collation: collationName);

    public TNext AsBinary() => As(DbType.Binary);

    public TNext AsBinary(int size) => As(DbType.Binary, size);

    public TNext AsBoolean() => As(DbType.Boolean);

    public TNext AsByte() => As(DbType.Byte);

    public TNext AsColumnDataType(IColumnDataType columnDataType)
    {
        ArgumentNullException.ThrowIfNull(columnDataType);

        Change(column =>
        {
            SetType(
                column,
                columnDataType.Type,
                columnDataType.Size,
                columnDataType.Precision,
                columnDataType.CollationName,
                columnDataType.CustomType);
            column.Expression = columnDataType.Expression;
            column.ExpressionStored = columnDataType.ExpressionStored;
        });
        return Next;
    }

    public TNext AsCurrency() => As(DbType.Currency);

    public TNext AsCustom(string customType) => As(null, custom: customType);

    public TNext AsDate() => As(DbType.Date);

    public TNext AsDateTime() => As(DbType.DateTime);

    public TNext AsDateTime2() => As(DbType.DateTime2);

    public TNext AsDateTimeOffset() => As(DbType.DateTimeOffset);

    public TNext AsDateTimeOffset(int precision) => As(DbType.DateTimeOffset, precision: precision);

    public TNext AsDecimal() => As(DbType.Decimal);

    public TNext AsDecimal(int size, int precision) => As(DbType.Decimal, size, precision);

    public TNext AsDouble() => As(DbType.Double);

    public TNext AsFixedLengthAnsiString(int size) => As(DbType.AnsiStringFixedLength, size);

    public TNext AsFixedLengthAnsiString(int size, string collationName) =>
        As(DbType.AnsiStringFixedLength, size, collation: collationName);

    public TNext AsFixedLengthString(int size) => As(DbType.StringFixedLength, size);

    public TNext AsFixedLengthString(int size, string collationName) => As(DbType.StringFixedLength, size, collation: collationName);

    public TNext AsFloat() => As(DbType.Single);

    public TNext AsGuid() => As(DbType.Guid);

    public TNext AsInt16() => As(DbType.Int16);

    public TNext AsInt32() => As(DbType.Int32);

    public TNext AsInt64() => As(DbType.Int64);

    public TNext AsString() => As(DbType.String);

    public TNext AsString(string collationName) => As(DbType.String, collation: collationName);

    public TNext AsString(int size) => As(DbType.String, size);

    public TNext AsString(int size, string collationName) => As(DbType.String, size, collation: collationName);

    public TNext AsTime() => As(DbType.Time);

    public TNext AsXml() => As(DbType.Xml);

    public TNext AsXml(int size) => As(DbType.Xml, size);

    /// <summary>Applies the change to the current column, wherever it is recorded.</summary>
    protected abstract void Change(Action<ColumnDefinition> change);

    private TNext As(DbType? type, int? size = null, int? precision = null, string collation = null, string custom = null)
    {
        Change(column => SetType(column, type, size, precision, collation, custom));
        return Next;
    }

    private static void SetType(ColumnDefinition column, DbType? type, int? size, int? precision, string collation, string custom)
    {
        column.Type = type;
        column.Size = size;
        column.Precision = precision;
        column.CollationName = collation;
        column.CustomType = custom;
    }
}
