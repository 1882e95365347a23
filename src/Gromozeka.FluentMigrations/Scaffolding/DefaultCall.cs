using System.Globalization;
using FluentMigrator;
using FluentMigrator.Exceptions;
using FluentMigrator.Generation;
using Gromozeka.FluentMigrations.CSharp;
using Gromozeka.FluentMigrations.Schema;
using Options = FluentMigrator.Builders.Create.Table.ICreateTableColumnOptionOrWithColumnSyntax;

namespace Gromozeka.FluentMigrations.Scaffolding;

/// <summary>Writes the default of a column: as a value that the dialect writes in the same way, otherwise as SQL.</summary>
internal sealed class DefaultCall(IQuoter quoter)
{
    private static readonly SystemMethods[] Methods =
    [
        SystemMethods.CurrentUTCDateTime,
        SystemMethods.CurrentDateTime,
        SystemMethods.NewGuid,
    ];

    /// <param name="column">A column with a default.</param>
    /// <param name="asSql">Whether it must be SQL.</param>
    public (string Code, Func<Options, Options> Run) Of(ColumnShape column, bool asSql)
    {
        if (!asSql && Methods.Where(method => Is(method, column)).Select(method => (SystemMethods?)method).FirstOrDefault() is { } found)
            return ($".WithDefault(SystemMethods.{found})", options => options.WithDefault(found));
        if (!asSql && Values(column.Default!).FirstOrDefault(one => Is(one.Value, column)) is { Value: { } value, Code: var code })
            return ($".WithDefaultValue({code})", options => options.WithDefaultValue(value));
        var sql = DefaultCode.Sql(column.Default!);
        return ($".WithDefaultValue(RawSql.Insert({CodeText.Literal(sql)}))", options => options.WithDefaultValue(RawSql.Insert(sql)));
    }

    private static IEnumerable<(object Value, string Code)> Values(string text)
    {
        if (text.Equals("TRUE", StringComparison.OrdinalIgnoreCase))
            yield return (true, "true");
        if (text.Equals("FALSE", StringComparison.OrdinalIgnoreCase))
            yield return (false, "false");
        if (int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
            yield return (number, text);
        else if (long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var big) && big != long.MinValue)
            yield return (big, text);
        else if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var real) && double.IsFinite(real))
            yield return (real, text);
        if (text is ['\'', .., '\''])
        {
            var content = text[1..^1].Replace("''", "'", StringComparison.Ordinal);
            yield return (content, CodeText.Literal(content));
        }
    }

    /// <summary>The database may report an expression without its brackets.</summary>
    private bool Is(object value, ColumnShape column)
    {
        try
        {
            var text = quoter.QuoteValue(value);
            return text == column.Default || text == $"({column.Default})" || value is bool && text == column.DefaultMeaning;
        }
        catch (DatabaseOperationNotSupportedException)
        {
            return false;
        }
    }
}
