using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Gromozeka.FluentMigrations.Schema;

/// <summary>One difference between an expected and an actual schema.</summary>
/// <param name="Kind">The kind of difference.</param>
/// <param name="Table">The table concerned.</param>
/// <param name="Subject">What differs, for example <c>column chat_info.title</c>.</param>
/// <param name="Expected">What was expected; null for an additional object.</param>
/// <param name="Found">What was found; null for a missing object.</param>
public sealed record SchemaDifference(DifferenceKind Kind, TableName Table, string Subject, string? Expected, string? Found)
{
    /// <summary>The expected table, column, index or other object, if it is missing or an index of its name is on something else.</summary>
    public object? Missing { get; init; }

    /// <summary>The additional column or index, or the one that is declared differently.</summary>
    public object? Present { get; init; }

    /// <summary>Whether the database has something that is not expected.</summary>
    public bool IsExtra =>
        Kind
            is DifferenceKind.ExtraTable
                or DifferenceKind.ExtraColumn
                or DifferenceKind.ExtraIndex
                or DifferenceKind.ExtraTrigger
                or DifferenceKind.ExtraConstraint;

    /// <summary>What differs, if the line does not show it: the statements of both objects.</summary>
    internal string? Details { get; init; }

    /// <summary>
    /// What is the same only for the same difference, with everything that was found and expected: a later change is another difference,
    /// even if its line is the same.
    /// </summary>
    internal string Mark
    {
        get
        {
            var whole = string.Join('\0', Kind, Subject, Expected, Found, Details);
            return Convert.ToHexStringLower(SHA256.HashData(MemoryMarshal.AsBytes(whole.AsSpan()))[..8]);
        }
    }

    /// <summary>The difference as one line.</summary>
    public override string ToString() =>
        (IsExtra ? $"{Subject}: not expected" : $"{Subject}: expected {Expected}, found {Found ?? "nothing"}").ReplaceLineEndings(" ");
}
