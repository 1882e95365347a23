using Gromozeka.FluentMigrations.Dialect;

namespace Gromozeka.FluentMigrations.Postgres.Sql;

/// <summary>
/// Every type has a text form that the server reads back as the same value
/// (https://www.postgresql.org/docs/current/sql-createtype.html, input and output functions).
/// </summary>
internal sealed class KeyTexts : IKeyTexts
{
    public string ToText(string column) => $"{column}::text";

    public string FromText(string text, string type) => $"CAST({text} AS {type})";
}
