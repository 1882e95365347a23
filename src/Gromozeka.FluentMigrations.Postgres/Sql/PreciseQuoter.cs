using System.Globalization;
using FluentMigrator;
using FluentMigrator.Runner.Generators.Postgres;
using FluentMigrator.Runner.Processors.Postgres;

namespace Gromozeka.FluentMigrations.Postgres.Sql;

/// <summary>FluentMigrator's quoter, with the values that it would cut off or write as something else.</summary>
internal sealed class PreciseQuoter() : PostgresQuoter(new PostgresOptions { ForceQuote = true })
{
    /// <inheritdoc />
    /// <remarks>FluentMigrator writes a date without quotes, as a division of three numbers.</remarks>
    public override string QuoteValue(object value) =>
        value switch
        {
            DateOnly date => $"'{date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}'",
            TimeOnly time => $"'{time.ToString("HH:mm:ss.ffffff", CultureInfo.InvariantCulture)}'",
            double or float when !double.IsFinite(Convert.ToDouble(value, CultureInfo.InvariantCulture)) =>
                $"'{Convert.ToString(value, CultureInfo.InvariantCulture)}'",
            _ => base.QuoteValue(value),
        };

    /// <inheritdoc />
    /// <remarks>FluentMigrator calls a function of an extension; the server has one of its own since version 13.</remarks>
    public override string FormatSystemMethods(SystemMethods value) =>
        value is SystemMethods.NewGuid or SystemMethods.NewSequentialId ? "gen_random_uuid()" : base.FormatSystemMethods(value);

    /// <inheritdoc />
    /// <remarks>FluentMigrator cuts off the fraction of the second.</remarks>
    public override string FormatDateTime(DateTime value) =>
        $"'{value.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFF", CultureInfo.InvariantCulture)}'";

    /// <inheritdoc />
    /// <remarks>FluentMigrator cuts off the fraction of the second.</remarks>
    public override string FormatDateTimeOffset(DateTimeOffset value) =>
        $"'{value.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFzzz", CultureInfo.InvariantCulture)}'";
}
