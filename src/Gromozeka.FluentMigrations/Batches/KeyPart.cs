using Gromozeka.FluentMigrations.Dialect;

namespace Gromozeka.FluentMigrations.Batches;

/// <summary>A column of a key in SQL.</summary>
/// <param name="sql">The column, with its table.</param>
/// <param name="column">What is known of it.</param>
/// <param name="texts">Turns its values into texts; null if they are kept as they are.</param>
internal sealed class KeyPart(string sql, KeyColumn column, IKeyTexts? texts)
{
    /// <summary>The column.</summary>
    public string Sql => sql;

    /// <summary>Whether it may contain NULL.</summary>
    public bool MayBeNull => column.MayBeNull;

    /// <summary>Its value as it is kept.</summary>
    public string Kept => texts?.ToText(sql) ?? sql;

    /// <summary>The value of a parameter that has what was kept.</summary>
    public string Of(string parameter) => texts?.FromText(parameter, column.Type) ?? parameter;
}
