using FluentMigrator.Infrastructure;
using FluentMigrator.Model;

namespace FluentMigrator.Builders;

/// <summary>The types that a column may have; a later choice replaces an earlier one wholly.</summary>
public interface IColumnTypeSyntax<TNext> : IFluentSyntax
{
    /// <summary>A string in the database's single-byte encoding, of its default length.</summary>
    TNext AsAnsiString();

    TNext AsAnsiString(string collationName);
    TNext AsAnsiString(int size);
    TNext AsAnsiString(int size, string collationName);
    TNext AsBinary();
    TNext AsBinary(int size);
    TNext AsBoolean();
    TNext AsByte();

    /// <summary>Takes type, size, precision, collation, custom type and generating expression from the object.</summary>
    TNext AsColumnDataType(IColumnDataType columnDataType);

    TNext AsCurrency();

    /// <summary>Writes the text as the column's type, unchanged.</summary>
    TNext AsCustom(string customType);

    TNext AsDate();
    TNext AsDateTime();
    TNext AsDateTime2();
    TNext AsDateTimeOffset();

    /// <summary>A point in time with its offset, with so many digits of a second's fraction.</summary>
    TNext AsDateTimeOffset(int precision);

    TNext AsDecimal();

    /// <summary>A decimal number of so many digits (size), of which so many follow the point (precision).</summary>
    TNext AsDecimal(int size, int precision);

    TNext AsDouble();
    TNext AsFixedLengthAnsiString(int size);
    TNext AsFixedLengthAnsiString(int size, string collationName);
    TNext AsFixedLengthString(int size);
    TNext AsFixedLengthString(int size, string collationName);
    TNext AsFloat();
    TNext AsGuid();
    TNext AsInt16();
    TNext AsInt32();
    TNext AsInt64();

    /// <summary>A Unicode string of the database's default length.</summary>
    TNext AsString();

    /// <summary>A Unicode string of the database's default length, compared by the collation.</summary>
    TNext AsString(string collationName);

    /// <summary>A Unicode string of at most so many characters.</summary>
    TNext AsString(int size);

    TNext AsString(int size, string collationName);
    TNext AsTime();
    TNext AsXml();
    TNext AsXml(int size);
}
