namespace FluentMigrator.Model;

/// <summary>The column values by which rows are chosen for deletion; all of them must match.</summary>
public class DeletionDataDefinition : List<KeyValuePair<string, object>>
{
}
