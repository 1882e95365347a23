namespace FluentMigrator;

/// <summary>A piece of SQL that stands where a value is expected and is written without quoting.</summary>
public class RawSql
{
    private RawSql(string value)
    {
        Value = value;
    }

    public string Value { get; }

    /// <summary>Wraps <paramref name="sqlToRun"/>, to be passed on as it is.</summary>
    public static RawSql Insert(string sqlToRun) => new(sqlToRun);
}
