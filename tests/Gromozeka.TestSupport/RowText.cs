using System.Data.Common;
using System.Globalization;

namespace Gromozeka.TestSupport;

/// <summary>Rows as texts that are the same for each product, as far as the values are.</summary>
public static class RowText
{
    /// <summary>Each row as one text, its values separated by a line.</summary>
    public static IReadOnlyList<string> ReadRows(this DbConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var rows = new List<string>();
        while (reader.Read())
            rows.Add(string.Join('|', Enumerable.Range(0, reader.FieldCount).Select(column => Of(reader.GetValue(column)))));
        return rows;
    }

    private static string Of(object value) =>
        value switch
        {
            DBNull => "NULL",
            bool flag => flag ? "1" : "0",
            byte[] bytes => Convert.ToHexString(bytes),
            DateTime time => time.ToString("yyyy-MM-dd HH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture),
            DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            TimeOnly time => time.ToString("HH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture),
            _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
        };
}
