using System.Data;

namespace FluentMigrator.Model;

/// <summary>The data type of a column: a portable type, or text of the database product.</summary>
public interface IColumnDataType
{
    /// <summary>The portable type; null when <see cref="CustomType"/> says it instead.</summary>
    DbType? Type { get; set; }

    /// <summary>The length of texts and binaries, or all digits of a number; null leaves it to the database product.</summary>
    int? Size { get; set; }

    /// <summary>The digits after the decimal point; null leaves it to the database product.</summary>
    int? Precision { get; set; }

    string CollationName { get; set; }

    /// <summary>The type as written in SQL; null when <see cref="Type"/> says it instead.</summary>
    string CustomType { get; set; }

    /// <summary>The SQL that a computed column takes its value from; null for an ordinary column.</summary>
    string Expression { get; set; }

    /// <summary>Whether a computed value is kept in the table instead of being computed when it is read.</summary>
    bool ExpressionStored { get; set; }
}
