import { wordList } from "./word-list.ts";

/** PowerShell's commands and the names that people use for them; `&`, `Invoke-Expression` and `Start-Process` are absent. */
export const powershellCommands: readonly string[] = wordList(`
  Add-Content Add-Member Add-Type Clear-Content Compare-Object Compress-Archive ConvertFrom-Csv ConvertFrom-Json
  ConvertTo-Csv ConvertTo-Json Copy-Item Expand-Archive Export-Csv Format-List Format-Table
  Get-ChildItem Get-CimInstance Get-Command Get-Content Get-Date Get-FileHash Get-Item Get-ItemProperty Get-Location
  Get-Process Get-PSDrive Get-Random Get-Service Get-Variable Get-Volume Group-Object Import-Csv Import-Module
  Install-Module Join-Path Measure-Object Move-Item New-Guid New-Item New-Object New-TemporaryFile Out-File Out-Host
  Out-Null Out-String Pop-Location Push-Location Read-Host Remove-Item Rename-Item Resolve-Path Select-Object
  Select-String Set-Content Set-ExecutionPolicy Set-Item Set-ItemProperty Set-Location Set-StrictMode Set-Variable
  Sort-Object Split-Path Start-Sleep Tee-Object Test-Path Where-Object Write-Debug Write-Error Write-Host
  Write-Information Write-Output Write-Verbose Write-Warning Stop-Process Start-Service Stop-Service Set-Service
  Install-PackageProvider Invoke-Pester Invoke-ScriptAnalyzer Update-Help dir copy del move ren
`);
