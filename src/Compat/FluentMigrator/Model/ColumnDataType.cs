using System.Data;

namespace FluentMigrator.Model;

/// <summary>A column's data type without the column.</summary>
public class ColumnDataType : IColumnDataType
{
    public DbType? Type { get; set; }

    public int? Size { get; set; }

    public int? Precision { get; set; }

    public string CollationName { get; set; }

    public string CustomType { get; set; }

    public string Expression { get; set; }

    public bool ExpressionStored { get; set; }
}
