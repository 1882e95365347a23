namespace FluentMigrator.Model;

/// <summary>The column values of one new row.</summary>
public class InsertionDataDefinition : List<KeyValuePair<string, object>>
{
}
